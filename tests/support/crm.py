"""A small export of a CRM, as dirty as real ones are, and what comes of it by hand."""

from pathlib import Path
from typing import Final

PIPELINE: Final = """\ufeffopportunity_id,sales_agent,product,account,deal_stage,engage_date,\
close_date,close_value
1A,Nguyễn Văn An,GTX Basic,Hoà Phát,Won,2026-08-01,2026-08-31,550
2B,Nguyễn Văn An,GTXPro,Hoà Phát,Won,2026-08-01,2026-09-10,3856.80
3C,Nguyễn Văn An,GTX Pro,Minh Long,Lost,2026-08-05,2026-09-12,0
4D,Nguyễn Văn An,GTXPro,,Engaging,2026-04-01,,
5E,Nguyễn Văn An,GTX Basic,Kim Đô,Prospecting,,,
6F,Trần Bình,GTXPro,Kim Đô,Won,2026-09-01,2026-10-01,"5,303.10"
7G,Trần Bình,GTX Basic,,Lost,2026-09-01,2026-10-05,0
8H,Trần Bình,GTX Basic,,Lost,2026-09-01,2026-10-06,0
"""
PRICES: Final = "product,series,sales_price\nGTX Basic,GTX,550\nGTX Pro,GTX,4821\n"
REPS: Final = (
    "sales_agent,manager,regional_office\nNguyễn Văn An,Lê Ngân,South\nTrần Bình,Lê Ngân,South\n"
    "Carl Lin,Lê Ngân,South\n"
)
ACCOUNTS: Final = "account,sector,office_location\nHoà Phát,technolgy,Philipines\n"


def written(folder: Path, pipeline: str = PIPELINE) -> list[str]:
    """Write the files into a folder and give back their paths, the deals first."""
    files = {"deals.csv": pipeline, "products.csv": PRICES, "reps.csv": REPS, "acc.csv": ACCOUNTS}
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in files]
