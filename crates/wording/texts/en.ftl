# Rettesnor's texts in English. Every key stands in da.ftl too.
# Texts that belong to a standard stand in its catalogue, not here.

## Around every page

layout-skip = Skip to the content
layout-tagline = quality standards that can be read, worked through and checked
layout-language = Language
layout-breadcrumb = Breadcrumb
layout-not-a-decision = Rettesnor makes no decisions. A result says where the Act and the standard lead with the answers given. A person decides, after looking at the individual case.
layout-nothing-kept = These pages do not keep your answers. They exist in your browser only and are gone when you close the page.
layout-accessibility = Accessibility

## Error pages

error-home = Go to the front page
error-code = Error code { $status }
error-not-found = There is no such page
error-not-found-do = The catalogue or the standard is not at this address. Go to the front page and choose the municipality from the list.
error-method = This page cannot be fetched in that way
error-method-do = Go back and use the buttons on the page.
error-too-large = Too much was written at once
error-too-large-do = Go back and make the reasons shorter. Your answers are still there.
error-request = We could not read what was sent
error-request-do = Go back and try again. If that does not help, start over from the front page.
error-ours = Something went wrong on our side
error-ours-do = Go back and try again in a moment. If it goes on, tell those who run this site, and give the error code.

## Accessibility

access-title = Accessibility
access-lead = Everybody must be able to use these pages. They follow WCAG 2.1, levels A and AA, as the law demands (EN 301 549).
access-no-script = Everything works without JavaScript.
access-keyboard = Everything can be done from the keyboard, and you can always see where you are.
access-contrast = The contrast is sufficient on a light and on a dark screen, and nothing is told by colour alone.
access-tested = Every page in every state is tried automatically in a real browser before a new version is used.
access-problem = Is there a page that you cannot use?
access-problem-do = Tell the municipality or those who run this site. Say which page it is and what you wanted to do.

## The front page

home-title = What do the municipality’s quality standards say?
home-lead = A Danish municipality's quality standards say which help it gives to adults with a disability or with social problems. Here you can read them, hold a situation against them and see why the result is what it is.
home-read = Read the standard.
home-read-more = Who, what, how much, how fast and at what price, with the lines of the municipality's document. What the document does not say is shown as not stated.
home-assess = Hold a situation against it.
home-assess-more = You are asked only what can still change the result, and you see the reasons grow.
home-judge = Judgement belongs to people.
home-judge-more = Where the Act demands a professional judgement, it is asked for, with a reason. The page never answers it.
home-catalogues = Catalogues
home-no-catalogues = There are no catalogues. Whoever runs this site must start the program with a folder that has at least one.
home-standards = { $count ->
    [one] One standard
   *[other] { $count } standards
}

## A catalogue

catalogue-standards = Standards
catalogue-standard = Standard
catalogue-paragraph = Section
catalogue-judgements = Judgements
catalogue-ambiguities = Ambiguities
catalogue-act = Action
catalogue-assess = Assess
catalogue-assess-all = Assess all standards at once
catalogue-about = About the catalogue
catalogue-contacts = Contact

## A standard

standard-contents = On this page
standard-assess = Hold a situation against the standard
topic-who = Who can get the help
topic-included = What is included
topic-not-included = What is not included
topic-extent = How much
topic-deadlines = How fast
topic-payment = What it costs
topic-provider = Who provides the help
topic-follow-up = Follow-up
topic-combinations = Together with other help
topic-decision = The decision
topic-complaint = Complaint
topic-calculations = Calculations
version-hash = Fingerprint of the version: { $hash }

## What a document says when it says nothing

said-not-stated = Not stated
said-not-stated-sentence = Not stated: the municipality's document says nothing about it.
said-individual = Assessed case by case
said-none = None
said-elsewhere = Stands elsewhere: { $place }
said-lost = Missing in the document: { $what }
said-unclear = Unclear: { $readings }

## Marks

mark-legend = What do the marks mean?
mark-judgement = judgement
mark-judgement-long = A person must judge it
mark-ambiguity = ambiguity
mark-ambiguity-long = The document can be read in several ways
mark-not-stated = not stated
mark-not-stated-long = The document says nothing about it
mark-outdated = outdated
mark-outdated-long = The rate is used beyond the year it is printed for
mark-softened = guiding
mark-softened-long = Not binding
mark-unverified = not verified
mark-unverified-long = This place in the Act is not verified and cannot carry a no by itself
force-act = Act
force-act-long = Follows from the Act
force-standard = standard
force-standard-long = Follows from the municipality's guiding level of service
effect-required = required
effect-required-long = Must be fulfilled
effect-excludes = excludes
effect-excludes-long = Excludes if it holds
effect-typical = typical
effect-typical-long = Speaks for or against but decides nothing by itself
effect-opens = opens
effect-opens-long = An exception that lets in

## The result

outcome-title = Result
outcome-entitled = In the target group
outcome-entitled-meaning = As far as the Act and the standard go. A person decides.
outcome-not-entitled = Not in the target group by the Act
outcome-not-entitled-meaning = At least one demand of the Act is not met:
outcome-outside-standard = Outside the quality standard – needs an individual assessment
outcome-outside-standard-meaning = The standard guides and cannot by itself lead to a refusal (Act on Social Services § 138). A case worker must assess the situation individually:
outcome-undecided = Cannot be settled yet
outcome-undecided-meaning = Answers that can change the result are missing.
outcome-possible = Still possible:
outcome-not-exact = The standard is so large that the list of questions may hold some that no longer matter.

## The explanation

explanation-title = Reasons
finding-met = Met
finding-not-met = Not met
finding-unknown = No answer yet
finding-not-known = Not known
finding-excludes = Excludes
finding-does-not-exclude = Does not exclude
finding-speaks-for = Speaks for
finding-speaks-against = Does not speak for
finding-opens = Opens
finding-does-not-open = Does not open
counterfactuals-title = What would change the result
applies-title = What applies here
applies-lead = Extent, deadlines, payment and follow-up, as the standard states them for this situation.

## Sources

source-title = Source
source-and-basis-title = Legal basis and source
source-lines = lines { $lines }

## Ambiguities

ambiguities-title = Ambiguities in the document
ambiguities-lead = Here the document contradicts itself or can be read in several ways. We have not chosen for the municipality.
ambiguities-met = Ambiguities met on the way
ambiguities-readings = It can be read as:
ambiguities-chosen = chosen
ambiguities-not-chosen = The municipality has not chosen a reading.

## Assessment

assess-title = Assessment
assess-day = Judged as of { $day }
assess-day-label = The day that is judged on
assess-day-hint = Day-month-year. The day settles which version and which rates apply.
assess-see-all = See all standards with the same answers
questions-next = Next question
questions-all = Questions that can change the result
questions-none = There are no more questions
questions-none-more = No further answer can change the result. You can still correct the answers given.
questions-answer = Answer and see the result
questions-show-all = Show all questions
questions-one-by-one = Show one question at a time
questions-waiting = { $count ->
    [one] One more question can change the result
   *[other] { $count } more questions can change the result
}
questions-later = only if the rest does not settle it
questions-ask-now = Answer it now
question-judged-by = Judged by { $who }
question-reason = Reason
question-reason-hint = Write what the judgement rests on. Without a reason the answer does not count. Do not write a name or a CPR number.
question-why = What the answer matters for
question-choose = Choose
question-date-hint = Day-month-year, for example 24-12-1980
question-records-complete = There are no more than those listed here
question-error = Error:
question-errors = Correct this to go on
answers-title = Your answers
answers-not-back = Change an answer here and not with the browser’s back button: no step is kept, so the browser would ask whether to send again.
answers-change = Change
answers-remove = Remove
answers-irrelevant = not used here
answers-start-over = Start over

## All standards at once

overview-title = All standards at once
overview-lead = The municipality must look at every possibility of help from the whole situation (Act on Legal Protection § 5). Here the same answers are held against all standards of the catalogue.
overview-results = Results
overview-missing = { $count ->
    [one] One answer is missing.
   *[other] { $count } answers are missing.
}
overview-continue = Go on with this standard

## What a standard says, in words

topic-how-to-ask = How to ask for it
topic-end = When the help ends
standard-need = Need
standard-purpose = Purpose
standard-approved = The standard was approved: { $day }.
catalogue-not-entered = In the document, but not entered yet:
who-act = By the Act
who-standard = By the municipality’s guiding standard
who-opens = Exceptions that open
who-typical = Typically speaks for or against
judged-by = Judged by
judged-by-someone = a professional
look-at = Guidance
departure = May be departed from after an individual assessment
opens-for = Exception from
opened-by-exception = Opened by the exception
departed = Departed from after an individual assessment
judged = Judged: { $answer }
law-sel = Serviceloven
law-sul = Sundhedsloven
law-abl = Almenboligloven
law-rsl = Retssikkerhedsloven
known-text = read in the text of the Act
known-quoted = verified: read as a quotation by an authority
known-secondary = not verified: only read in a secondary source
known-unread = not verified: not read
known-disputed = not verified: the sources disagree
mark-aimed = aimed at
mark-aimed-long = Something the municipality aims at
mark-preferred = preferred
mark-preferred-long = Something the municipality prefers
mark-depends = depends on answers
mark-depends-long = Whether it applies depends on answers not given
mark-owed = right
mark-owed-long = Something that is owed when the conditions are met
mark-example = example
mark-example-long = Only an example; the list is open
effect-typical-against = typical against
effect-typical-against-long = Speaks against, but decides nothing alone
word-or = or
answer-yes = yes
answer-no = no
value-least = the least of { $values }
value-greatest = the greatest of { $values }
age-pension = the state pension age
age-pension-at-least = the state pension age, but at least { $years } years
event-age = the { $age }th birthday
event-age-of = the day of { $age }
when-label = When
when-otherwise = Otherwise
bound-not = not { $value }
holds-on-the-day = on the day
holds-on-the-start-day = on the day the help starts
holds-ever = at any time
holds-unbroken = without a break until the day
tried-considered = Has been considered: { $offers }
tried-offered = Has been offered: { $offers }
tried-tried = Has been tried: { $offers }
tried-exhausted = Has been exhausted: { $offers }
limit-at-least = at least { $value }
limit-over = over { $value }
limit-at-most = at most { $value }
limit-under = under { $value }
limit-usual = usually { $value }
limit-fixed = { $value }
limit-at-least-label = At least
limit-at-most-label = At most
scope-by-rows = It depends on:
extension = May be extended
extension-to = to { $value }
extension-over = beyond { $value }
decided-by = decided by { $who }
decided-by-label = Decided by
instead = Covered instead by
clock-decision = Decision
clock-start = The help starts
clock-complaint = Time to complain
clock-reassessment = The municipality assesses again
clock-follow-up = Follow-up
clock-notice = Notice
clock-notification = Notification
clock-plan = Plan
clock-status = Status
clock-account = Account
clock-budget = Budget
clock-payment = Payment
clock-hearing = Hearing
clock-access = Access to documents
within = within { $period }
before = at the latest { $period } before
as-soon-as-possible = as soon as possible
counted-from = Counted from
then-every = Then every
if-missed = If it is missed
date-is = That is { $day }
date-is-safe = The safe date is { $day }. By another reading it may be another day.
pays-nothing = The citizen pays nothing
by-calculation = The amount is calculated by
identity = Name
identity-required = The person must say who they are
identity-anonymous-possible = One may be anonymous
identity-anonymous-guaranteed = Anonymity is guaranteed
approach-by = Who may approach
approach-channel = How
approach-consent = Consent
approach-assessment = Assessment by the authority
approach-documents = Documents
listed-below = See below
decision-form = Form
decision-must-hold = Must contain
decision-hearing-label = Hearing of the party
who-decides = Who decides
recommended-by = On the recommendation
provider-choice = Choice
provider-demands = Demands
provider-places = Places
follow-up-first = First after
follow-up-how = Form
follow-up-where = Place
after-end = Also after the end
also-on = Also on
together-with = Together with
done-by = Done by
stops = Stops
notice = Notice
suspensive = A complaint keeps the help running
except = Except
complain-access = Can one complain?
complain-allowed = Yes
complain-none = No
complain-shared = The standard does not say itself whether a complaint is possible. What stands here is the catalogue's shared chapter on complaints; whether it is written for this standard too, the document does not say.
complain-to = Complain to
complain-form = How
complain-body = The complaint is decided by
complain-for-others = On behalf of others
complain-forwarding = What happens
complain-late = If it comes too late
contact-address = Address
contact-phone = Telephone
contact-mail = E-mail
contact-web = Web
contact-hours = Opening hours
practice = The municipality has chosen
in-force-not-before = The document does not say from when it is in force; not before { $day }.
in-force-from = In force from { $day }.
in-force-until = In force until { $day }.
in-force-unknown = The document does not say from when it is in force.
about-unit = Issued by
about-adopted-by = Adopted by
about-adopted-on = Adopted on
about-from = In force from
about-until = In force until
about-document = Document
about-known = Entered here
about-hash = Fingerprint of the version
day-in-words = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
day-too-early = The day is before the catalogue. It is in force from { $day } at the earliest.
day-too-late = The day is after the catalogue. It was in force until { $day }.
day-earliest = The municipality’s document has no date. It is taken here to be in force from { $day }, the earliest possible day, and until a later version is known.
answer-choose = Choose one of the answers.
answer-date = Write the day as day-month-year, for example 24-12-1980.
answer-age = Write the age in whole years, for example 45.
answer-text = Write the answer in words.
answer-number = Write a number with a comma for decimals and without points, for example 1654,50.
answer-number-hint = For example 12 or 1654,50
answer-judgement-reason = Write a reason. Without it the judgement does not count.
answer-reading-reason = Write why this reading was chosen. Without it the choice does not count.
answer-other = Or write another one
unit-years = years
records-none = None
records-complete = The list is complete
records-not-complete = The list is not said to be complete; what is not on it is unknown
records-lead = Add one at a time. If there are none, just tick the box below.
records-add = Add, and write another one
records-complete-why = Absence is only known when the list is complete. If in doubt, leave the box empty: the rest then counts as unknown, not as a no.
events-title = Count deadlines from known days
events-lead = Write the days you know. Each deadline then shows its date.
events-count = Count deadlines
outcome-person-decides = This is not a decision. The municipality establishes the facts and decides after an individual assessment.
grounds-already = Already not met:
grounds-beside = The municipality’s standard is not met either; that alone could not lead to a refusal:
ground-excludes-label = Excludes
ground-not-met-label = Not met
ground-excludes = Excludes: { $text }
ground-not-met = Not met: { $text }
finding-holds = Holds
finding-does-not-hold = Does not hold
finding-not-needed = Does not matter now
counterfactuals-lead = The smallest changes that would lead to another result. They do not say what the person should do.
counterfactual-certain = then the result would be
counterfactual-possible = then the result could be
change-yes = Yes to: { $what }
change-no = No to: { $what }
irrelevant-title = { $count ->
    [one] One question does not matter for the result now
   *[other] { $count } questions do not matter for the result now
}
variants-parts = Services and groups in the standard
variants-lead = The standard has several parts, each with its own result.
variant-depends = Whether it is in question depends on answers not given.
variant-grounds = Not met:
calculations-lead = How the standard calculates. With the figures of a case they are worked out on the page “Assessment”.
calculations-case-lead = Worked out from the same answers, line by line. A figure that is missing can be given here.
calculation-missing = { $count ->
    [0] cannot be worked out
    [one] one answer is missing
   *[other] { $count } answers are missing
}
calculation-readings = The document can be read in several ways, and they give different results:
calculation-arithmetic = The arithmetic
calculation-line = Line
calculation-value = Value
calculation-needs = It still needs:
evidence = Evidence
not-covered = no line covers the number
lost-number = a number
too-large = The numbers are too large to be kept exactly
calc-kind = Kind
calc-sum = A sum
calc-steps = Steps
calc-table = A table
calc-per-record = Record by record, then the sum
calc-ledger = An account, period by period
calc-unit = Unit
calc-of = Looked up by
calc-over = Each record of
calc-approved-by = Approved by
calc-plus = Plus
calc-minus = Minus
calc-credit = Credit per period
calc-used = Use
calc-ceiling = Cap
calc-expiry = Lives for
calc-periods = { $number } periods
calc-needs = Needs
calc-rounding = Rounded to the nearest
calc-row = Row
calc-whole = the whole amount
calc-share = { $share } of the number
calc-steps-of = Steps of
why-entitled = The Act and the standard point to the target group. A person decides.
why-undecided = { $met ->
    [one] One criterion is met
   *[other] { $met } criteria are met
}, { $open ->
    [one] one is not settled.
   *[other] { $open } are not settled.
}
overview-facts = { $count ->
    [0] No fact is missing.
    [one] One fact is missing.
   *[other] { $count } facts are missing.
}
overview-judgements = { $count ->
    [0] No judgement is missing.
    [one] One judgement is missing.
   *[other] { $count } judgements are missing.
}
applies-missing = { $count ->
    [one] One more answer says what applies
   *[other] { $count } more answers say what applies
}
bound-from = at least { $value }
bound-over = over { $value }
bound-to = at most { $value }
bound-under = under { $value }
bound-before = before { $value }
bound-after = after { $value }
bound-same-as = the same as { $value }
event-last = the latest of { $events }
event-first = the first of { $events }
event-end-of = the end of the { $period } in which this happens: { $event }
date-on-free-day = It is a day off. The document does not say what then.
date-month-end = The month has no such day. The document does not say what then.
date-first-day = The document does not say whether the first day counts; here it does not.

demo-made = DEMO: { $citizens } citizens, { $cases } cases and { $entries } journal entries. All of them are invented. The password of every demo user is { $password } – it is shown only now. The users are:
