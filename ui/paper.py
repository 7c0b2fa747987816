"""The plan on paper: large print on A4, in the patient's language, without the patient's name."""

from datetime import date
from html import escape
from pathlib import Path

import msgspec
from PySide6.QtCore import QLocale, QMarginsF, QSize, Qt, QTranslator, QUrl
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPaintDevice, QPdfWriter, QTextDocument, QTextOption

from care.encounter import Visit
from care.plan import Disposition, Medicine, Plan
from care.told import ending
from ui.art import draw
from ui.viewmodels.plan import in_units

TRANSLATIONS = Path(__file__).parent / "translations"
RIGHT_TO_LEFT = frozenset({"ar"})
DOTS_PER_INCH = 300
BODY_PT = 16
MARGIN_MM = 18
TABLE = "border-collapse: collapse; border-style: solid; border-color: #5B6E7A;"
SIGN_DOTS = 300
SIGN_PX = 36
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How the line that says how the visit ends stands on the paper: colours as rrggbb, `edge` in pixels."""

    icon: str = ""
    ink: str
    ground: str
    edge: int


LOUD = {
    Disposition.EMERGENCY: Look(icon="warn", ink="8A1414", ground="FCE4E4", edge=4),
    Disposition.IN_PERSON: Look(icon="door", ink="7A4100", ground="FFF1DC", edge=4),
}
QUIET = Look(ink="10222E", ground="FFFFFF", edge=1)


def plan_pdf(visit: Visit, clinic: str, path: Path, families: list[str] | None = None) -> None:
    """Write the visit's plan as one PDF. Raises ValueError without a plan, OSError when the file cannot be written."""
    if visit.plan is None:
        raise ValueError("this visit has no plan")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    writer = QPdfWriter(str(path))
    writer.setTitle(clinic)
    writer.setCreator("Carepost")
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )
    document = plan_document(visit, clinic, writer, families)
    document.setPageSize(writer.pageLayout().paintRectPixels(DOTS_PER_INCH).size().toSizeF())
    document.print_(writer)
    if path.stat().st_size == 0:
        raise OSError(f"{path} could not be written")


def plan_document(visit: Visit, clinic: str, on: QPaintDevice, families: list[str] | None = None) -> QTextDocument:
    """Write the plan for a page of this device. Raises ValueError without a plan."""
    if visit.plan is None:
        raise ValueError("this visit has no plan")
    document = QTextDocument()
    document.documentLayout().setPaintDevice(on)
    document.setDocumentMargin(0)
    document.setDefaultFont(_font(families or ["Noto Sans", "Noto Sans Arabic"]))
    document.setDefaultTextOption(_option(visit.language))
    for disposition, look in LOUD.items():
        sign = draw("icon", look.icon, [look.ink], QSize(SIGN_DOTS, SIGN_DOTS))
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(disposition.value), sign)
    document.setHtml(_Page(visit.language).html(visit.plan, ending(visit), clinic))
    return document


def _font(families: list[str]) -> QFont:
    font = QFont()
    font.setFamilies(families)
    font.setPointSize(BODY_PT)
    return font


def _option(language: str) -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    if language in RIGHT_TO_LEFT:
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    return option


class _Page:
    """The words of the page, in one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._translator = QTranslator()
        if language != "en":
            self._translator.load(f"carepost_{language}", str(TRANSLATIONS))

    def html(self, plan: Plan, ending: str, clinic: str) -> str:
        """Write the whole page."""
        parts = [
            f"<p style='font-size:12pt; color:#3D4F5B'>{escape(clinic)}</p>",
            f"<h1 style='font-size:26pt'>{self._say('Plan', 'What we agreed')}</h1>",
            f"<p style='font-size:12pt'>{self._say('Plan', '%1 wrote this for you today.', plan.doctor)}</p>",
            self._ending(plan.disposition, ending),
            f"<p style='font-size:18pt'><b>{escape(plan.diagnosis)}</b></p>",
            *(f"<p>{escape(line)}</p>" for line in plan.advice),
            *(self._medicine(medicine) for medicine in plan.medicines),
            self._follow_up(plan),
            self._danger(plan),
        ]
        right_to_left = self._language in RIGHT_TO_LEFT
        # The Arabic font keeps more room around its lines; what is taken away above them is missing below the last one.
        lines, above = (70, 10) if right_to_left else (100, 0)
        style = f"p {{ margin: 4px 0; line-height: {lines}%; }} table {{ {TABLE} margin-top: {above}px; }}"
        body = f"<body dir='{'rtl' if right_to_left else 'ltr'}'>{''.join(parts)}</body>"
        return f"<html><head><style>{style}</style></head>{body}</html>"

    def _ending(self, disposition: Disposition, words: str) -> str:
        """How the visit ends, in a frame; what cannot wait has a ground and a sign of its own."""
        look = LOUD.get(disposition, QUIET)
        cell = f"bgcolor='#{look.ground}'"
        cells = [
            f"<td {cell}><p style='font-size:22pt; line-height:100%; color:#{look.ink}'><b>{escape(words)}</b></p></td>"
        ]
        if disposition in LOUD:
            sign = f"<img src='{disposition.value}' width='{SIGN_PX}' height='{SIGN_PX}'>"
            cells.insert(0, f"<td {cell} width='14%' align='center' style='vertical-align: middle'>{sign}</td>")
        if self._language in RIGHT_TO_LEFT:
            cells.reverse()  # a table's cells stand left to right in every language
        frame = f"border-style: solid; border-width: {look.edge}px; border-color: #{look.ink}"
        table = f"width='98%' cellspacing='0' cellpadding='10' style='{frame}'"
        return f"<p></p><table {table}><tr>{''.join(cells)}</tr></table><p></p>"

    def _say(self, context: str, words: str, *values: str) -> str:
        said = self._translator.translate(context, words) or words
        for number, value in enumerate(values, 1):
            said = said.replace(f"%{number}", f"\u2068{value}\u2069")
        return escape(said)

    def _medicine(self, medicine: Medicine) -> str:
        name = self._name(medicine)
        times = {when: getattr(medicine, when) for when in ("morning", "midday", "evening", "night")}
        shown = {when: count for when, count in times.items() if count or when != "night"}
        cells = [
            f"<td width='{100 // len(shown)}%' align='center'><b>{self._amount(count)}</b><br>"
            f"{self._say('Phrases', when)}</td>"
            for when, count in shown.items()
        ]
        if self._language in RIGHT_TO_LEFT:
            cells.reverse()  # a table's cells stand left to right in every language
        table = f"<table width='98%' border='1' cellspacing='0' cellpadding='8'><tr>{''.join(cells)}</tr></table>"
        more = ", ".join(filter(None, (medicine.dose, medicine.note)))
        return (
            f"<p style='font-size:18pt; margin-bottom:2px'><b>{name}</b></p>"
            f"<p>{escape(more)}</p>{table if any(times.values()) else ''}"
        )

    def _name(self, medicine: Medicine) -> str:
        if medicine.days is None:
            return escape(medicine.name)
        if medicine.days == 1:
            return self._say("MedicineCard", "%1, for 1 day", medicine.name)
        return self._say("MedicineCard", "%1, for %2 days", medicine.name, str(medicine.days))

    def _amount(self, count: float) -> str:
        if not count:
            return self._say("TimeOfDay", "none")
        return self._say("TimeOfDay", "Take %1", in_units(count))

    def _follow_up(self, plan: Plan) -> str:
        day = ""
        if plan.follow_up_on is not None:
            words = self._say("Plan", "Come back on %1", self._day(plan.follow_up_on))
            day = f"<p style='font-size:18pt'><b>{words}</b></p>"
        return day + (f"<p>{escape(plan.follow_up)}</p>" if plan.follow_up else "")

    def _day(self, day: date) -> str:
        weekday = QLocale(self._language).standaloneDayName(day.isoweekday())
        month = self._translator.translate("Phrases", MONTHS[day.month - 1]) or MONTHS[day.month - 1]
        order = self._translator.translate("Phrases", "%1 %2 %3", "weekday, day, month") or "%1 %2 %3"
        return order.replace("%1", weekday).replace("%2", str(day.day)).replace("%3", month) + f" {day.year}"

    def _danger(self, plan: Plan) -> str:
        if not plan.danger_signs:
            return ""
        signs = "".join(f"<p style='margin:4px'>•&nbsp; {escape(sign)}</p>" for sign in plan.danger_signs)
        head = self._say("DangerSigns", "Get help at once if")
        return (
            "<p></p><table width='98%' border='2' cellspacing='0' cellpadding='12'><tr><td>"
            f"<p style='font-size:18pt; margin:4px'><b>{head}</b></p>{signs}</td></tr></table>"
        )
