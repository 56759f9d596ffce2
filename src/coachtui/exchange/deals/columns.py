"""Which column of a CRM's file is what, and which of its files is which."""

from collections.abc import Mapping
from typing import Final, Literal

from coachtui.domain.deals import Outcome
from coachtui.exchange.columns import Layout, plain
from coachtui.exchange.mapping import Fields, known_as

Part = Literal["deals", "prices", "reps", "accounts"]
"""What a file holds: the deals, the price list, who the reps are, or the customers."""

FIELDS: Final[Fields] = {
    "id": known_as(
        "opportunity id|opportunity no|opportunity number|deal id|deal no|record id|id|ref"
        "|mã cơ hội|mã giao dịch|mã deal|số cơ hội|mã hợp đồng"
    ),
    "rep": known_as(
        "sales agent|agent|rep|rep name|sales rep|sales representative|owner|opportunity owner"
        "|deal owner|account owner|salesperson|sales person|seller|assigned to"
        "|nhân viên|tên nhân viên|nhân viên kinh doanh|nvkd|người phụ trách|phụ trách|chủ sở hữu"
    ),
    "account": known_as(
        "account|account name|company|company name|associated company|customer|customer name"
        "|client|khách hàng|tên khách hàng|công ty|tên công ty|đối tác"
    ),
    "product": known_as(
        "product|product name|item|line item|sản phẩm|tên sản phẩm|mặt hàng|hàng hóa"
    ),
    "stage": known_as(
        "deal stage|stage|stage name|opportunity stage|sales stage|status|deal status"
        "|giai đoạn|trạng thái|tình trạng"
    ),
    "engage_date": known_as(
        "engage date|create date|created|created date|created at|open date|opened|start date"
        "|ngày tạo|ngày mở|ngày tiếp cận|ngày bắt đầu"
    ),
    "close_date": known_as(
        "close date|closed|closed date|closed at|closing date|expected close|expected close date"
        "|ngày chốt|ngày đóng|ngày kết thúc|ngày dự kiến chốt|ngày ký"
    ),
    "value": known_as(
        "close value|amount|deal amount|value|deal value|opportunity value|total|price sold"
        "|giá trị|giá trị hợp đồng|giá trị cơ hội|doanh số|thành tiền|số tiền"
    ),
    "list_price": known_as(
        "sales price|list price|price|unit price|catalogue price|catalog price"
        "|giá niêm yết|đơn giá|giá bán|giá"
    ),
    "next_step": known_as(
        "next step|next action|next activity|next steps|bước tiếp theo|việc tiếp theo"
        "|hành động tiếp theo"
    ),
    "manager": known_as("manager|sales manager|quản lý|trưởng phòng|quản lý trực tiếp"),
}
"""The fields a column can be; `manager` only tells a list of reps from other files."""

_STAGES: Final[Mapping[Outcome, frozenset[str]]] = {
    "won": known_as(
        "won|closed won|close won|win|deal won|signed|thắng|đã thắng|chốt|đã chốt|chốt thành công"
        "|thành công|đã ký|ký hợp đồng"
    ),
    "lost": known_as(
        "lost|closed lost|close lost|deal lost|dead|cancelled|canceled|thua|mất|đã mất|thất bại"
        "|không thành công|hủy|đã hủy"
    ),
    "open": known_as(
        "open|new|prospecting|prospect|engaging|qualification|qualified|proposal|negotiation"
        "|negotiating|discovery|demo|quote|quoted|on hold|in progress"
        "|mới|tiếp cận|đang tiếp cận|khảo sát|báo giá|đã báo giá|đàm phán|đang đàm phán"
        "|thương lượng|đang theo đuổi|đang xử lý"
    ),
}


def part_of(layout: Layout) -> Part | None:
    """Return what a file with these columns holds; None where that cannot be told."""
    fields = {each.field for each in layout.columns if each.field}
    if {"rep", "stage"} <= fields:
        return "deals"
    if {"product", "list_price"} <= fields and "rep" not in fields:
        return "prices"
    if "rep" in fields and "stage" not in fields and "product" not in fields:
        return "reps"
    if "account" in fields and not fields & {"rep", "stage", "product"}:
        return "accounts"
    return None


def outcome_of(stage: str, said: Mapping[str, Outcome]) -> tuple[Outcome, bool]:
    """Return what a stage means, and whether that is known; one nobody knows counts as open.

    Args:
        stage: the CRM's word.
        said: what the user says of words, by the plain word; it goes before what is known.
    """
    word = plain(stage)
    if word in said:
        return said[word], True
    for outcome, known in _STAGES.items():
        if word in known:
            return outcome, True
    return "open", False
