"""Which column of a file is which field of a person, and which are never let in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from coachtui.exchange.problems import Problem
from coachtui.text import fold

_NOISE: Final = re.compile(r"[\W_]+")


def plain(header: str) -> str:
    """Return a header as it is compared: folded, without spaces, underscores and signs."""
    return _NOISE.sub("", fold(header))


def _plain_set(names: str) -> frozenset[str]:
    return frozenset(plain(name) for name in names.split("|"))


FIELDS: Final[Mapping[str, frozenset[str]]] = {
    "full_name": _plain_set(
        "full name|name|employee name|employee|rep|rep name|sales rep|sales representative|agent"
        "|sales agent|salesperson|sales person|seller|account executive|member|person"
        "|họ tên|họ và tên|tên nhân viên|họ tên nhân viên|họ và tên nhân viên|nhân viên"
        "|nhân viên kinh doanh|nhân viên bán hàng|nvkd|tên nvkd|tên đầy đủ"
    ),
    "family_name": _plain_set(
        "last name|surname|family name|họ|họ và tên đệm|họ đệm|họ và tên lót|họ lót"
    ),
    "given_name": _plain_set("first name|given name|forename|tên"),
    "preferred_name": _plain_set("preferred name|nickname|known as|tên thường gọi|tên gọi"),
    "employee_no": _plain_set(
        "employee no|employee number|employee id|emp id|emp no|empid|staff id|staff no|rep id"
        "|agent id|personnel number|mã nv|mã nhân viên|mã số nhân viên|msnv|số hiệu nhân viên"
        "|mã số nv|mã nvkd"
    ),
    "role": _plain_set(
        "role|job title|title|position|job|chức danh|chức vụ|vị trí|vị trí công việc|vai trò"
    ),
    "manager": _plain_set(
        "manager|manager name|sales manager|reports to|supervisor|line manager|team lead|leader"
        "|direct manager|quản lý|tên quản lý|người quản lý|quản lý trực tiếp|trưởng phòng"
        "|cấp trên|báo cáo cho|trưởng nhóm|giám sát|người quản lý trực tiếp"
    ),
    "territory": _plain_set(
        "territory|sales territory|area|patch|route|địa bàn|địa bàn phụ trách|tuyến|thị trường"
        "|khu vực phụ trách"
    ),
    "region": _plain_set(
        "region|regional office|office|branch|location|khu vực|vùng|miền|chi nhánh|văn phòng"
    ),
    "hire_date": _plain_set(
        "hire date|hired|date of hire|hired on|start date|joined|join date|joining date"
        "|date joined|ngày vào làm|ngày vào|ngày vào công ty|ngày bắt đầu|ngày nhận việc"
        "|ngày bắt đầu làm việc|ngày tuyển dụng"
    ),
    "probation_end": _plain_set(
        "probation end|end of probation|probation until|ngày hết thử việc|hết thử việc"
        "|ngày kết thúc thử việc|thử việc đến"
    ),
    "contract_type": _plain_set("contract type|loại hợp đồng|loại hđ|loại hđlđ"),
    "contract_months": _plain_set(
        "contract months|contract term|thời hạn hợp đồng|số tháng hợp đồng"
    ),
    "contract_end": _plain_set(
        "contract end|contract end date|end of contract|ngày hết hạn hợp đồng|hết hạn hợp đồng"
        "|ngày hết hạn hđ|ngày kết thúc hợp đồng"
    ),
    "name_order": _plain_set("name order|thứ tự tên"),
    "language": _plain_set("language|ngôn ngữ"),
}
"""The fields a column can be, and the headers by which it is known."""

_DROPPED: Final = _plain_set(
    # origin, belief
    "race|race desc|ethnicity|ethnic group|hispanic latino|nationality|citizen desc|citizenship"
    "|religion|political party|party member|dân tộc|quốc tịch|tôn giáo|đảng viên|đảng"
    # family, sex, age
    "|marital desc|married id|marital status id|marital status|married|spouse|children"
    "|number of children|gender|gender id|sex|dob|age|birthdate|birth date|birthday|birth year"
    "|date of birth|year of birth|tình trạng hôn nhân|hôn nhân|vợ chồng|vợ|chồng|con|số con"
    "|con cái|giới tính|nam nữ|ngày sinh|năm sinh|ngày tháng năm sinh|sinh nhật|tuổi"
    # health
    "|sick days|sick leave|absences|disability|disabled|pregnancy|pregnant|medical|health"
    "|ngày ốm|số ngày ốm|nghỉ ốm|khuyết tật|thai sản|sức khỏe|sức khoẻ|bệnh|nhóm máu"
    # identity, money
    "|national id|id card|identity card|passport|passport no|passport number|tax code|tax id"
    "|social insurance no|social insurance number|social insurance|ssn|bank account|bank"
    "|bank account no|salary|base salary|wage|pay rate|bonus|zip|zip code|postal code|home address"
    "|address|personal phone|phone|phone number|mobile|mobile phone|personal email|email"
    "|e-mail|email address|personal e-mail|cccd|cmnd|cccd cmnd|cmnd cccd|số cccd|số cmnd|căn cước"
    "|căn cước công dân|chứng minh nhân dân|hộ chiếu|số hộ chiếu|mã số thuế|mst|số bhxh|bhxh"
    "|mã số bhxh|bảo hiểm xã hội|số tài khoản|tài khoản ngân hàng|tài khoản|ngân hàng|lương"
    "|lương cơ bản|mức lương|tiền lương|thu nhập|địa chỉ|địa chỉ nhà|địa chỉ nhà riêng"
    "|địa chỉ thường trú|thường trú|tạm trú|hộ khẩu|quê quán|điện thoại|điện thoại riêng|sđt"
    "|số điện thoại|di động|thư điện tử|facebook|zalo"
    # other
    "|biometrics|fingerprint|location traces|gps|from diversity job fair id|term reason"
    "|termination reason|reason for leaving|engagement survey|emp satisfaction"
    "|employee satisfaction|sinh trắc học|vân tay|vị trí gps|lý do nghỉ việc|lý do nghỉ"
)


def is_dropped(header: str) -> bool:
    """Tell whether a column is personal data that is never kept, whoever asks for it."""
    return plain(header) in _DROPPED


def field_of(header: str) -> str:
    """Return the field a header means, '' where it means none."""
    wanted = plain(header)
    return next((field for field, names in FIELDS.items() if wanted in names), "")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file.

    Attributes:
        number: its place, from 1.
        header: its name in the file, '' in a file without a header.
        field: what it is taken as, '' for nothing.
        dropped: whether it is personal data that is never kept.
    """

    number: int
    header: str
    field: str = ""
    dropped: bool = False

    @property
    def shown(self) -> str:
        """Its name, or its number where it has none."""
        return self.header or str(self.number)


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of a file are."""

    columns: tuple[Column, ...]
    has_header: bool
    problems: tuple[Problem, ...] = ()

    def place(self, field: str) -> int | None:
        """Return the index of the cells that hold a field, None where no column does."""
        return next((each.number - 1 for each in self.columns if each.field == field), None)
