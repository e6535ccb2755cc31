## The log and the registers.

accountability-title = Accountability
accountability-what = What was decided, proved or erased here is written into a log that nobody can change afterwards without being found out. It is public, and it says nothing about any person.
accountability-watch = How the log is
accountability-watch-never = It has not been checked yet. That happens twice a day.
accountability-watch-sound = Checked { $at }: everything fits.
accountability-watch-failed = Checked { $at }: something does not fit. Check it now to see what.
accountability-check-now = Check the whole log now
accountability-check-sound = { $n ->
    [0] Checked just now: there is nothing in the log yet.
    [one] Checked just now: the one entry fits every signed checkpoint.
   *[other] Checked just now: all { $n } entries fit every signed checkpoint.
}
accountability-check-broken = { $n ->
    [one] Checked just now: one thing does not fit. Somebody changed the log in the database.
   *[other] Checked just now: { $n } things do not fit. Somebody changed the log in the database.
}
accountability-fault-missing = Entry { $position } is missing.
accountability-fault-surplus = Entry { $position } stands behind the end of the log.
accountability-fault-hash = The hash at level { $level }, place { $place } does not fit its entries.
accountability-fault-root = The checkpoint for { $size } entries was signed for other entries.
accountability-fault-signature = The checkpoint for { $size } entries is not signed with the log’s key.
accountability-fault-cut = { $size } entries were signed for once, and there are fewer now: somebody put an older database back.
accountability-fault-replaced = The first { $size } entries are not those that were signed for: somebody put an older database back or wrote the log anew.
accountability-fault-mark = The checkpoint that is kept beside the key is not signed with it.
accountability-not-signed = Until that is cleared up, nothing new is signed.
accountability-unwitnessed = Unwitnessed.
accountability-unwitnessed-what = Nobody outside of this instance countersigns our checkpoints. Whoever has kept an earlier checkpoint sees every change of what came before it; who has kept none has to trust us that there is only this one log. Keep one now, and compare it with a later one.
accountability-checkpoint = The signed checkpoint
accountability-checkpoint-none = Nothing has been signed yet.
accountability-checkpoint-what = { $n ->
    [one] The last checkpoint covers one entry and was confirmed { $at }.
   *[other] The last checkpoint covers { $n } entries and was confirmed { $at }.
}
accountability-verifier = Anybody can check it with this key:
accountability-registers = Registers
accountability-entries = Entries, newest first
accountability-none = Nothing has been written yet.
accountability-position = Number
accountability-kind = What
accountability-at = When (UTC)
accountability-facts = Public facts
accountability-proof = Proof
accountability-older = Older entries
accountability-kind-policy_version = A version of the policy
accountability-kind-proof = A check of the promises
accountability-kind-rights_request = A request about somebody’s rights
accountability-kind-erasure = An erasure
accountability-kind-operator_access = A look at personal data by the operator
accountability-kind-incident = An incident
accountability-kind-restored = A restore from a backup
accountability-kind-unknown = Something that this version does not know

accountability-processors = Who receives data from us
accountability-processors-what = These are the only parties that any personal data can leave for. The program connects to no hosts but those on this page.
accountability-processors-none = Nobody. This instance sends no personal data anywhere.
accountability-asked = Asked, and told nothing about anybody
accountability-asked-what = The program asks these catalogues where a release can be heard. It sends codes and numbers of music, and no datum of any person can be sent to them.
accountability-party = Name
accountability-country = Country
accountability-safeguard = Safeguard
accountability-why = What for
accountability-receives = What they receive
accountability-hosts = Hosts

accountability-changes = Changes
accountability-changes-what = Who became a recipient, who no longer is, and since which version of the privacy policy; also what is announced and does not hold yet.
accountability-changes-feed = Subscribe (Atom)
accountability-changes-none = Nobody has become a recipient, and nobody ceased to be one.
accountability-change-coming = Version { $n }: announced, from { $day }
accountability-change-since = Version { $n }: since { $day }

accountability-ropa = Record of processing activities
accountability-ropa-what = What Article 30 of the GDPR asks a controller to write down, made from the same declarations that the program runs by.
accountability-ropa-csv = As a table (CSV)
accountability-ropa-jsonld = For machines (JSON-LD, Data Privacy Vocabulary)
accountability-ropa-controller = (a) Controller
accountability-ropa-address = (a) Address
accountability-ropa-contact = (a) Contact
accountability-ropa-officer = (a) Data protection officer
accountability-ropa-purpose = (b) Purpose
accountability-ropa-basis = Legal basis
accountability-ropa-subjects = (c) Whose data
accountability-ropa-data = (c) Which data
accountability-ropa-recipients = (d) Recipients
accountability-ropa-transfers = (e) Transfers to other countries
accountability-ropa-limits = (f) When it is erased
accountability-ropa-measures = (g) Protection
accountability-basis-consent = Consent
accountability-basis-contract = A contract, or steps before one
accountability-basis-legal_obligation = A legal obligation
accountability-basis-legitimate_interest = A legitimate interest
accountability-subject-fan = Fans who pre-save
accountability-subject-member = People who work with this program
accountability-subject-everyone = Everybody of whom something is kept
accountability-subject-requester = People who ask about their rights
accountability-recipient-none = Nobody outside this instance
accountability-transfer-none = None: no recipient is outside the European Economic Area
accountability-measure-purpose = Data opens only for a declared purpose and while consent, objections and restrictions allow it
accountability-measure-log = Changes that matter are written into a tamper-evident log
accountability-measure-sealed = Encrypted under a key of the person’s own, which every erasure destroys
accountability-measure-hosts = Only declared fields go to declared hosts, and every disclosure is recorded first

accountability-incidents = Incidents
accountability-incidents-what = Every breach of personal data is written down here, also one that nobody has to be told about (Art 33(5)). The public log says that something was written, and not what.
accountability-incidents-none = Nothing has happened so far.
accountability-incident = Incident
accountability-incident-new = Write an incident down
accountability-incident-no-names = Write kinds and numbers of people, never names or addresses.
accountability-incident-open = Write it down
accountability-incident-save = Save
accountability-incident-notify = The authority has been told
accountability-incident-close = Close this incident
accountability-crumbs = Breadcrumb
accountability-error-mark = Error:
accountability-problems = Some fields need another look
accountability-clock-running = { $n ->
    [0] Less than an hour is left to tell the authority, until { $at } UTC.
    [one] One hour is left to tell the authority, until { $at } UTC.
   *[other] { $n } hours are left to tell the authority, until { $at } UTC.
}
accountability-clock-overdue = The 72 hours were over { $at } UTC. Tell the authority now, and why it is late (Art 33(1)).
accountability-clock-told = The authority was told { $at } UTC.
accountability-clock-closed = Closed { $at } UTC.
accountability-field-nature = What happened
accountability-hint-nature = The nature of the breach, in a few sentences.
accountability-field-categories = Whose data and which
accountability-hint-categories = The categories of people and of records.
accountability-field-people = How many people
accountability-hint-people = About how many; 0 for none.
accountability-field-records = How many records
accountability-hint-records = About how many; 0 for none.
accountability-field-consequences = What may follow from it
accountability-hint-consequences = The likely consequences for the people.
accountability-field-measures = What was done about it
accountability-hint-measures = Measures taken or proposed, also those that make it less bad.
accountability-field-discovered_at = When it was discovered (UTC)
accountability-hint-discovered_at = The 72 hours run from here.
problem-accountability-missing = This can’t be empty; write “not known yet” if it is so
problem-accountability-long = At most 4,000 characters, without invisible control characters
problem-accountability-number = This is a whole number, 0 or more
problem-accountability-instant = Write the day and the time, such as 2026-11-22T12:00
problem-accountability-future = This moment is still to come
accountability-notices = Drafts of a notice
accountability-notices-what = Made from what is written above. Your own words stay in the language that you wrote them in.
accountability-language = English
accountability-authority-subject = Notice of a personal data breach at { $operator }
accountability-notice-nature = On { $discovered } (UTC) we discovered a breach of personal data. What happened: { $nature }
accountability-notice-numbers = Concerned are: { $categories }. About { $people } people and { $records } records.
accountability-notice-consequences = What may follow from it: { $consequences }
accountability-notice-measures = What we have done and will do: { $measures }
accountability-notice-contact = Whoever has questions reaches us at { $contact }.
accountability-notice-to = To: { $authority }
accountability-notice-late = This notice comes later than 72 hours after the discovery. The reasons: …
accountability-notice-more = What is not known yet follows as soon as we know it.
accountability-notice-dpo = Our data protection officer answers questions: { $contact }.
accountability-notice-drill = DRILL. Nothing of this has happened; do not send it.
accountability-notice-download = Download as text
accountability-reader-authority = to the authority
accountability-reader-people = to the people concerned
accountability-people-subject = What happened with your data at { $operator }
accountability-people-nature = On { $discovered } (UTC) we discovered that personal data was lost, or that somebody had it who should not. What happened: { $nature }
accountability-people-whose = It is about: { $categories }.
accountability-people-complaint = You can complain to the authority: { $authority }.
accountability-drill = Drill
accountability-drill-this = This is a drill: nothing of it happened, and nobody is told.
accountability-drill-box = This is a drill: we only practise
accountability-drill-never = No drill has been written down yet. Practise once a year, before it is serious.
accountability-drill-fresh = { $n ->
    [0] The last drill was today.
    [one] The last drill was yesterday.
   *[other] The last drill was { $n } days ago.
}
accountability-drill-due = { $n ->
    [one] The last drill was yesterday.
   *[other] The last drill was { $n } days ago: the next one is due.
}
