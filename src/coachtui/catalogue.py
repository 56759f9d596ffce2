"""All kinds of records. A new kind adds its one row here."""

from coachtui.domain.kind import Catalogue, Kind
from coachtui.language import N_
from coachtui.records.discipline.kind import DISCIPLINE
from coachtui.records.field_day.kind import FIELD_DAY
from coachtui.records.one_on_one.kind import ONE_ON_ONE
from coachtui.records.team_event.kind import TEAM_EVENT

PERSON = Kind(
    slug="person",
    singular=N_("Person"),
    plural=N_("People"),
    records=("coachtui.domain.person:Person",),
    number=2,
    list_screen="coachtui.overview.people:PeopleScreen",
    record_screen="coachtui.overview.person_page:person_screen",
    new_screen="coachtui.overview.person_form:new_person",
    headline="coachtui.overview.people_rows:headline",
    search_text="coachtui.overview.people_rows:search_text",
    shares="coachtui.overview.shared_kinds:PERSON",
)
COMMITMENT = Kind(
    slug="commitment",
    singular=N_("Commitment"),
    plural=N_("Commitments"),
    records=("coachtui.domain.commitment:Commitment",),
    record_screen="coachtui.overview.commitment_menu:commitment_screen",
    new_screen="coachtui.overview.commitment_form:new_commitment",
    due="coachtui.overview.promises:due",
    timeline="coachtui.overview.promises:timeline",
    evidence="coachtui.overview.promise_evidence:evidence",
    headline="coachtui.overview.promises:headline",
    search_text="coachtui.overview.promises:search_text",
    shares="coachtui.overview.shared_kinds:PROMISES",
    shared_rows="coachtui.overview.shared_kinds:promises",
)
LOG_ENTRY = Kind(
    slug="log_entry",
    singular=N_("Log entry"),
    plural=N_("Log entries"),
    records=("coachtui.domain.log_entry:LogEntry",),
    record_screen="coachtui.overview.log_page:log_entry_screen",
    headline="coachtui.overview.log_headlines:headline",
    search_text="coachtui.overview.log_headlines:search_text",
    shares="coachtui.overview.shared_kinds:LINES",
)
TALK_FLIP = Kind(
    slug="talk_flip",
    singular=N_("Turn to talk"),
    plural=N_("Turns to talk"),
    records=("coachtui.domain.log_entry:TalkFlip",),
)
AGENDA_ITEM = Kind(
    slug="agenda_item",
    singular=N_("Agenda item"),
    plural=N_("Agenda items"),
    records=("coachtui.domain.log_entry:AgendaItem",),
    record_screen="coachtui.overview.agenda_form:agenda_screen",
    new_screen="coachtui.overview.agenda_form:new_agenda_item",
    timeline="coachtui.overview.agenda_rows:timeline",
    headline="coachtui.overview.agenda_rows:headline",
    search_text="coachtui.overview.agenda_rows:search_text",
    shares="coachtui.overview.shared_kinds:AGENDA",
    shared_rows="coachtui.overview.shared_kinds:agenda",
)

RECOGNITION = Kind(
    slug="recognition",
    singular=N_("Recognition"),
    plural=N_("Recognitions"),
    records=("coachtui.domain.recognition:Recognition",),
    list_screen="coachtui.overview.recognition_list:RecognitionList",
    record_screen="coachtui.overview.recognition_page:recognition_screen",
    new_screen="coachtui.overview.recognition_form:new_recognition",
    exports="coachtui.overview.recognition_export:as_markdown",
    timeline="coachtui.overview.recognitions:timeline",
    evidence="coachtui.overview.recognitions:evidence",
    headline="coachtui.overview.recognitions:headline",
    search_text="coachtui.overview.recognitions:search_text",
    shares="coachtui.overview.shared_kinds:THANKS",
    shared_rows="coachtui.overview.shared_kinds:thanks",
)

TARGET = Kind(
    slug="target",
    singular=N_("Target"),
    plural=N_("Targets"),
    records=("coachtui.domain.target:Target",),
    record_screen="coachtui.overview.target_form:target_screen",
    new_screen="coachtui.overview.target_form:new_target",
    exports="coachtui.overview.target_words:as_markdown",
    headline="coachtui.overview.target_words:headline",
    search_text="coachtui.overview.target_words:search_text",
    shares="coachtui.overview.shared_kinds:TARGETS",
    shared_rows="coachtui.overview.shared_kinds:targets",
)


def catalogue() -> Catalogue:
    """Give back the catalogue of all kinds."""
    return Catalogue(
        (
            *(PERSON, ONE_ON_ONE, FIELD_DAY, DISCIPLINE, TEAM_EVENT),
            *(COMMITMENT, LOG_ENTRY, TALK_FLIP, AGENDA_ITEM, RECOGNITION, TARGET),
        )
    )
