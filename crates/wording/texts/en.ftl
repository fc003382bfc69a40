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
topic-start-and-end = Start and end
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
question-why = Why is this asked?
question-choose = Choose
question-date-hint = Day-month-year, for example 24-12-1980
question-records-complete = There are no more than those listed here
question-error = Error:
question-errors = Correct this to go on
answers-title = Your answers
answers-change = Change
answers-remove = Remove
answers-irrelevant = without effect now
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
