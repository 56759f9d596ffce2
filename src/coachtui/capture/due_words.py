"""The words around a day that tell whether it is meant as one."""

import re
from typing import Final

from coachtui.text import fold

_NEAR: Final = 80
_WORD: Final = re.compile(r"(=?)([^\W\d_]+)")


def _either(word: re.Match[str]) -> str:
    plain = fold(word[2])
    return word[2] if word[1] or plain == word[2] else f"(?:{word[2]}|{plain})"


def words_pattern(words: str, shape: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Give back `shape` with `{words}` as any of the words, with diacritics or without.

    After `=` only with them: without, it would be another common word.
    """
    text = _WORD.sub(_either, words).replace(" ", r"\s+")
    return re.compile(shape.replace("{words}", f"(?:{text})"), flags)


def ending(end: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Give back what a pattern that ends in `$` finds near the end of a text."""
    return end.search(text, max(0, len(text) - _NEAR))


_BEFORE: Final = r"(?<!\w){words}\s+$"
"""The words that stand right before."""

PREPOSITION: Final = words_pattern(
    "by|before|on|until|till|due|no later than|end of day|eod|cob"
    "|trước|đến|hạn chót|hạn cuối|=hạn|(?-i:han)|vào|ngày|muộn nhất|chậm nhất|hết|cuối ngày"
    "|nội trong|trong",
    r"(?<!\w)(?:{words}(?:\s*:|\s+là)?\s+)+$",
)
"""One or more words after which a day counts wherever it stands."""

DAYPART: Final = words_pattern(
    "đầu giờ =sáng|đầu giờ chiều|=sáng|trưa|chiều|=tối|đêm", r"(?<!\w){words}\s+$"
)
"""The part of the day before its name, in Vietnamese."""

REST: Final = re.compile(
    r"(?:\s+(?:(?:at|lúc|luc)\s+)?"
    r"(?:\d{1,2}(?::\d{2}|\s?[ap]m|\s?(?:h|g|giờ|gio)(?:\d{2})?)))?"
    r"(?:\s+(?:nhé|nhe|nha|ạ|please|pls))?[\s.,;!)\]\"”]*$",
    re.IGNORECASE,
)
"""What may follow a day that still stands last: a time of day, a word of courtesy, a full stop."""

REST_OF_DAY: Final = words_pattern(
    "morning|afternoon|evening|night|noon|sáng|trưa|chiều|tối|latest|at the latest|là chậm nhất"
    "|là muộn nhất",
    r"\s+(?:(?:at|in\s+the)\s+)?{words}[\s.,;!)]*$",
)
"""Words after a day that still stands last, and without which they would make no sense."""

DANGLING: Final = words_pattern(
    "for|cho|at|to|in|of|and|or|with|this|next|the|và|hoặc|hay|với|của|sang|qua|là|is|tới|ở",
    _BEFORE,
)
"""Words that cannot end a text: with them before it, the day stays where it stands."""

OTHER_DAY: Final = words_pattern(
    "last|past|every|each|after|since|from|not|sau|từ|=mỗi|=mọi|của|kể từ|trừ", _BEFORE
)
"""A day after one of these is not when something is due."""

BACKWARD: Final = words_pattern(
    "tuần trước|tuần rồi|tháng trước|vừa rồi|vừa qua|hôm trước|trước đó|rồi|qua|của|của tuần"
    "|ago|last week|hàng tuần|hằng tuần|hàng tháng",
    r"\s+{words}(?!\w)",
)
"""A day before one of these is past, or comes again and again."""

AMOUNT: Final = words_pattern(
    "triệu|tr|trđ|tỷ|tỉ|nghìn|ngàn|đồng|vnd|vnđ|usd|củ|k|million|m|mil|billion|bn|phần trăm|điểm"
    "|percent|points?|pts",
    r"\s*(?:[%$₫]|đ(?!\w)|{words}(?!\w))",
)
"""A number before one of these is an amount."""

QUANTITY: Final = words_pattern(
    "of|số|khách|người|đại lý|cửa hàng|hợp đồng|đơn|cơ hội|doanh số|chỉ tiêu|mục tiêu|kế hoạch|công"
    "|nợ|tổng|điểm|deals?|accounts?|customers?|clients?|leads?|calls?|visits?|quota|pipeline|stores?"
    "|mẫu|máy|cái|chiếc|bộ|sản phẩm|reps?|samples?|stops?",
    r"\s+(?:the\s+)?{words}(?!\w)",
)
"""`2/3` before one of these is a fraction."""

SCORED: Final = words_pattern(
    "đạt|được|chấm|điểm|lên|tăng|giảm|xuống|còn|xong|hoàn thành|kín|tỷ lệ|tỉ lệ|mức|khoảng|hơn|gần"
    "|score|scores|scored|rate|rated|rating|pulse|reach|hit|about|over|only|at least",
    r"(?<!\w){words}(?:\s+(?:đến|den|tới|toi|to|at|of|là|la))?\s+$",
)
"""`9/10` after one of these is a score."""

NEVER_DAYS: Final = frozenset({"24/7", "16/9", "4/3", "1-1", "50/50", "9/11"})
FRACTIONS: Final = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5"})

KIN: Final = words_pattern(
    "anh|chị|em|cô|chú|bác|ông|bà|bạn|cậu|=dì|thầy|sếp|bé|thím|mợ|mr|mrs|ms|miss", _BEFORE
)
"""A name follows these: `chị Mai`."""

NAME_PART: Final = words_pattern(
    "sao|ban|hoa|cây|cty|công ty|quán|nhà hàng|khách sạn|tiệm|shop|hãng|mỉa|sớm|mơ|lỗi|thị|the",
    _BEFORE,
)
"""What `mai`, `mốt`, `sun` make a name or another word of: `Sao Mai`."""

THU_VERB: Final = words_pattern(
    "chưa|sẽ|đã|cần|phải|tiền|nợ|đi|nguồn|khoản|doanh|thực|lại|mùa|công", _BEFORE
)
"""`thu` after one of these is to collect, not Thursday."""

COUNTED: Final = words_pattern(
    "lần|bên|người|buổi|điểm|tuần|tháng|năm|bước|vòng|bản|đợt|đứng|vị trí|lượt|cái|chiếc|câu"
    "|phiên bản|phương án|căn|con|đứa|trang|chương|mục|cửa hàng|chi nhánh|đơn vị",
    _BEFORE,
    re.NOFLAG,
)
"""`thứ 3` after one of these is the third. Lower case only: with a capital they are names."""

PLACE: Final = words_pattern(
    "căn|toà|tòa|tháp|lô|phòng|tầng|tủ|xe|kho|mã|dòng|khu|số liệu|doanh số|ở|các|giám đốc|gđ|tại"
    "|[Bb]lock|[Mm]odel|SKU|sku|[Ll]ine|[Bb]uilding|[Tt]ower|[Gg]ate",
    _BEFORE,
    re.NOFLAG,
)
"""`T6` and `CN` after one of these are a place or a branch."""

BRANCH: Final = words_pattern("cho|của|từ|với|gọi|hỏi", _BEFORE)
"""`CN` after one of these is a branch."""

MONEY: Final = words_pattern(
    "giá|budget|revenue|doanh thu|doanh số|tăng|giảm|thêm|tiền|hạn mức|vnd|usd|discount|by"
    "|gia hạn|kéo dài|bảo hành|nghỉ|nghỉ phép|trễ|extend|extension|warranty|leave",
    _BEFORE,
)
"""`+1m` and `+2 tuần` after one of these are an amount."""

VAGUE_END: Final = words_pattern(
    "next month|tháng sau|tháng tới|mai mốt|next year|năm sau|quý sau|next quarter|vài ngày nữa"
    "|mấy ngày nữa|in a few days|one day",
    r"(?<!\w){words}[\s.!]*$",
)
"""Ends that speak of a time, but of no day."""

NUMBERS_END: Final = re.compile(r"(?<!\S)\d{1,2}(?:[-/.]\d{1,2}){1,4}[\s.!?]*$")
