"""Given names that are words as well, and what follows where the word is meant."""

from typing import Final

# Folded: "đào tạo" and "dao tao" alike.
_GOES_ON: Final = {
    "an": "toan ninh tam binh",
    "bao": "hanh hiem dam cao gia quan gom lau",
    "binh": "thuong luan chon quan on",
    "cong": "ty no trinh viec tac nghe ket bo",
    "dang": "ky bai tai tin len tuyen lam cho xin co",
    "dao": "tao dong",
    "duc": "ket",
    "dung": "thu hen han ngay lich lo mau cam",
    "duoc": "duyet phep chap thi roi giao",
    "duong": "day dan dai",
    "ha": "gia tang thap muc",
    "hai": "quan san ben tuan ngay khach don hop",
    "han": "chot cuoi muc che hanh",
    "hang": "ngay tuan thang quy nam ton hoa mau",
    "hanh": "phuc chinh dong",
    "hoa": "don giai von hong hop",
    "hoan": "thanh thien tien tra tat",
    "hop": "dong tac ly",
    "huong": "dan toi den",
    "khanh": "thanh",
    "kien": "nghi tri tra",
    "lan": "dau sau toi nay truoc can",
    "linh": "hoat kien",
    "long": "tin",
    "mai": "nay moi mot",
    "minh": "bach chung hoa",
    "nam": "bat giu sau nay tinh",
    "ngan": "hang sach chan han",
    "ngoc": "trai",
    "nhan": "vien su bao dien hang tin ban dip xet",
    "nhu": "da tren vay cu thuong hen the yeu",
    "phat": "trien hanh hien sinh",
    "phong": "ban kinh ngua khi",
    "phuc": "vu hoi",
    "phuong": "an phap thuc tien",
    "quan": "ly tam sat he trong",
    "quang": "cao ba",
    "quy": "trinh dinh hoach mo doi",
    "sang": "tuan thang mai nay kho",
    "son": "lai",
    "tai": "lieu khoan chinh xe ky dam",
    "tam": "ung hoan dung thoi",
    "thanh": "cong pho lap toan ly tra tich",
    "thao": "luan tac go",
    "thang": "nay sau truoc toi",
    "thu": "hoi tien no thap nghiem ve gon muc sau mua xep moi",
    "thuan": "tien loi",
    "thuy": "san tinh",
    "tien": "do hanh mat coc hang",
    "tin": "dung nhan tuc hieu",
    "toan": "bo the dien quoc cong",
    "trang": "bi tri",
    "tri": "an tue",
    "trinh": "bay duyet ky sep bao gia len",
    "trung": "tam binh bay thau",
    "truong": "hop phong nhom",
    "tuan": "sau toi nay thu truoc nua",
    "tung": "khach buoc nguoi cai",
    "van": "chuyen de phong hanh con",
    "vinh": "danh",
    "vuong": "mac",
    "xuan": "nay sau",
    "may": "sample samples demo units",
    "mark": "up down as the it",
    "grace": "period",
    "bill": "the them for",
    "will": "send call ask do",
}
_NEXT_WORDS: Final = {name: frozenset(words.split()) for name, words in _GOES_ON.items()}


def is_another_word(name: str, following: str) -> bool:
    """Tell whether a name begins another word with what follows it: Đào in "đào tạo".

    Both are folded words.
    """
    return following in _NEXT_WORDS.get(name, frozenset())
