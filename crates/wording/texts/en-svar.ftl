# Answers and command line in English. Every key stands in da-svar.ftl too.

word-and = and
label-and-text = { $label }: { $text }
day-with-weekday = { $weekday ->
    [1] Monday { $day }
    [2] Tuesday { $day }
    [3] Wednesday { $day }
    [4] Thursday { $day }
    [5] Friday { $day }
    [6] Saturday { $day }
   *[7] Sunday { $day }
}
day-with-time = { $day } at { $time }

## The result

outcome-irrelevant = Without importance for the result now: { $ids }
variants-title = Variants, each with its result
variant-waits = Waits for: { $questions }
stands-on-title = What it stands on
stands-on-national = The national layer: edition { $edition }
version-from-earliest = The municipality's document does not say from when the version is in force. It counts from its earliest possible day, { $day }: { $reason }

## What is missing

missing-now = Missing now
missing-later = May come to be missing – only if the rest does not settle it
missing-facts = Facts
missing-judgements = Judgements that a person must answer, with a reason
wanted-of-records = For "{ $criterion }": { $asks }
missing-readings = Places with several readings that the result turns on

## The reasons

basis-known = { $reference } ({ $known })
explanation-signs = Typical signs (decide nothing alone)
finding-waits-for-an-exception = Not met unless an exception applies; that is not settled
known-from = from { $source }
judgement-waits = Judgement: { $who } has not answered yet
judgement-given = Judgement: { $answer }. Reason: { $reason }
judgement-guidance = Guidance: { $text }
not-the-act-no-basis = Claims the force of the Act but names no legal basis; counts as the standard's
not-the-act-unknown-basis = The legal basis is not in the national layer; counts as the standard's
not-the-act-not-in-force = The legal basis was not in force that day; counts as the standard's
not-the-act-not-verified = The legal basis is not verified; counts as the standard's and cannot alone carry a no

## What would change the result

change-certain = { $outcome }, if { $changes }
change-possible = { $outcome } becomes possible, if { $changes }
change-is = "{ $label }" is { $value }
change-other-than = "{ $label }" is other than { $others }
change-holds = "{ $label }" has { $test }
change-does-not-hold = "{ $label }" has not { $test }
within-unclear = { $readings } (several readings)
test-is = is { $value }
test-is-not = is not { $value }
test-before = before { $value }
test-after = after { $value }
test-on-list = on the list { $value }
test-same-as = the same as { $value }
test-age = the day the citizen turns { $age }
test-any-record = a record
test-record-where = a record where { $test }
test-tried = { $offers } is { $step }

## What follows

applies-marks = A ? means that it depends on something not answered yet. What does not apply to the citizen is left out.
topic-transport = Transport
topic-cancellation = Cancellations
topic-plans = Plans
topic-duties = Duties
topic-quality = Quality
topic-remarks = Remarks
topic-opted-out = Optional rules that the municipality does not use
topic-law-amounts = Amounts that the Act itself fixes
law-amount = { $amount } in { $year } ({ $mark }: { $known })
law-amount-unread = The amount for { $year } was not read in the Act
law-amount-unread-since = The amount for { $year } was not read in the Act; the latest that was read is { $before }
field-approved = when the standard was approved
field-identity = Whether a name is required
field-approach = Approach
field-competence = Competence
item-instead = instead: { $what }
scope-maximum = maximum
scope-minimum = minimum
scope-norm = norm
scope-range = range
scope-fixed = fixed
scope-level = level
scope-individual = by individual assessment
scope-owed = It is a right.
scope-extension = May be extended { $reach } by { $by }
scope-request = Wanted: { $value } – { $verdict }
scope-asks-reason = What is wanted asks for a reason. It is not ruled out.
verdict-within = within the frame
verdict-above = above the frame
verdict-within-extension = above the frame but within the extension that is named
verdict-below = below the frame
verdict-outside-norm = outside the norm
verdict-unknown = cannot be held against the frame yet
limit-within = within { $period } – counted from: { $point }
limit-before = at the latest { $period } before – { $point }
limit-on = on { $period } – counted from: { $point }
limit-soon-from = { $soon } – counted from: { $point }
limit-then-every = then every { $period }
limit-if-missed = If missed: { $what }
limit-date = That is { $day }.
point-last = the last of: { $events }
point-first = the first of: { $events }
point-end-of = the end of { $period } after { $event }
payment-citizen = { $what } – the citizen: { $citizen }
payment-calculation = The amount: rettesnor calculate … { $id }
follow-up-rhythm = first after: { $first }; then every: { $then }; counted from: { $point }
follow-up-after-end = after the end: { $value }
follow-up-occasions = also at: { $value }
follow-up-form = form: { $value }
follow-up-place = place: { $value }
follow-up-with = together with { $value }
follow-up-by = by { $value }
ending-stops = stops: { $value }
ending-notice = notice: { $value }
ending-suspensive = a complaint keeps the help running: { $value }
interplay-not-together = cannot be given at the same time
interplay-only-one = only one of them
interplay-set-off = is set off
interplay-may-combine = may be combined
interplay-covers = covers
interplay-only-when-used-up = only when it is used up
decision-written = Written decision
decision-oral = Oral or written decision; written on request
decision-none = There is no decision
decision-contents = It must say: { $value }
decision-hearing = Hearing: { $value }
competence-recommended = on the recommendation of: { $who }
complaint-allowed = A complaint is possible.
complaint-not-allowed = There is no complaint.
complaint-forms = Form: { $value }
complaint-to = To: { $value }
complaint-body = Appeals body: { $value }
complaint-suspensive = Keeps the help running: { $value }
complaint-late = Late complaint: { $value }
complaint-for-others = On behalf of another: { $value }
complaint-forwarding = Forwarding: { $value }

## Ambiguities

ambiguity-decides = the answer turns on the reading
ambiguity-chosen = a reading is chosen
ambiguity-agrees = the readings come to the same here
ambiguity-elsewhere = matters in a calculation, a time limit or an extent
ambiguity-note = a contradiction in the document; nothing is computed from it
ambiguity-who-chooses = The municipality has not chosen. Whoever decides the case must choose and give a reason; the program does not choose.
ambiguity-practice = Practice: { $reading }, chosen by { $by } on { $day }: { $reason }
reading-as = "{ $id }" read as "{ $reading }"

## Calculations

calculation-day = Calculated as of { $day }
calculation-steps = The arithmetic
calculation-several = depends on how the document is read
calculation-evidence = Evidence: { $what }
calculation-beside = Rounding and rates
calculation-rounding = Rounding: { $how }
calculation-rounded-to = to the nearest { $step }
calculations-none = There are no calculations.
step-floor = Raised to the least
step-cap = Lowered to the most
step-rounded = Rounded
instead-not-covered = No step covers the number; the document has a hole here
instead-lost = Missing in the document
instead-elsewhere = The document refers elsewhere
instead-too-large = The numbers are too large to be calculated exactly
instead-unknown = Cannot be calculated yet
ledger-title = The account, period by period
ledger-period = Period
ledger-opening = Opening
ledger-credit = Credit
ledger-used = Used
ledger-lapsed = Lapsed
ledger-over-ceiling = Over the ceiling
ledger-short = Used too much
ledger-closing = Closing

## Time limits

deadline-title = Time limit: { $what }
deadline-from = Counted from { $day }
deadline-at-latest = At the latest { $day }
deadline-safe = At the latest { $day } – the day that is in time however the document is read
deadline-no-date = No date
deadline-none = The document has no time limit of that kind, neither for the standard nor shared by the catalogue.
deadline-no-limit = no limit
deadline-shared = The time limit is the catalogue's, shared by its standards, and not the standard's own.
deadline-does-not-apply = The time limit does not apply here.
deadline-may-apply = Whether the time limit applies here is not settled.
deadline-then = Then: { $days }
deadline-steps = How it was counted:
count-started = Begins { $day }
count-start-day = { $day } is counted
count-skipped = { $day } is not counted ({ $why })
count-month-end = The month has no day { $from }; { $day } instead
count-added = + { $period }: { $day }
count-subtracted = − { $period }: { $day }
count-free-day = { $day } is a day off ({ $why })
count-moved = It becomes { $day }
free-weekend = weekend
free-new-years-day = New Year's Day
free-maundy-thursday = Maundy Thursday
free-good-friday = Good Friday
free-easter-sunday = Easter Sunday
free-easter-monday = Easter Monday
free-great-prayer-day = Great Prayer Day
free-ascension-day = Ascension Day
free-whit-sunday = Whit Sunday
free-whit-monday = Whit Monday
free-christmas-day = Christmas Day
free-second-christmas-day = Second Christmas Day
note-start-not-stated = The document does not say clearly what the limit is counted from; the day given was used.
note-ends-on-free-day = The last day is no working day, and the document does not say what then. The date was not moved.
note-month-end = The month has no day of that number.
note-first-day-not-counted = The document does not say whether the first day counts; it was not counted.
note-guiding = It is a starting point or an aim, not a limit.
note-no-number = The document only says as soon as possible; there is no number to count with.
note-no-limit = The document says that there is no limit, or can be read so.
note-no-complaint = The decision cannot be complained of, and so the municipality's time limit for complaints does not apply.
note-not-stated = The length of the limit is not stated, or it is individual.

## Questions and vocabulary

question-fact = fact
question-judgement = judgement
question-reading = reading
question-answered-by = answered by { $who }
question-answers = Answers: { $answers }
question-why-text = Why: { $why }
kind-yes-no = yes or no
kind-choice = one of the words
kind-level = a level
kind-number = a number
kind-money = an amount
kind-time = a time
kind-duration = a duration
kind-length = a length
kind-share = a share
kind-date = a date
kind-code = a code or a name
kind-age = age in whole years, or foedselsdato
kind-event = the date of the event
kind-records = records, and whether there are more (komplet)
vocabulary-title = Vocabulary
vocabulary-events = Events that time limits are counted from
vocabulary-standards = Used in: { $ids }

## Catalogues

in-force = In force from { $from } until { $until }
in-force-earliest = In force from { $from } (earliest possible day; the document gives none) until { $until }
catalogue-principles = Principles
catalogue-process = Process

## All standards at once

overview-all-met = Everything required is met, as far as law and standard go.
overview-not-met = Not met: { $grounds }.
overview-first = First: { $question }

## Examples

examples-passed = { $count ->
    [one] One example holds.
   *[other] { $count } examples hold.
}
examples-failed = { $count ->
    [one] One does not hold.
   *[other] { $count } do not hold.
}
example-no-such-standard = The catalogue has no such standard
example-no-such-calculation = The standard has no such calculation
example-asserts-nothing = The example expects nothing that is computed
example-flawed-standard = The standard itself has flaws:
example-facts = The example's facts cannot be read:
example-differs = Other than expected at { $place }
example-holds = Something is there that must not be
example-expected = expected: { $value }
example-found = found: { $value }

## The pages

serve-stop = Stop with Ctrl-C.
