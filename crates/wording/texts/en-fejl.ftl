# Errors and findings in English: what was expected, what was found, and what to do.
# problem-<code> is the sentence, problem-<code>-help the advice. Never a person's data.

problem-error = error
problem-finding = finding
problem-help = help
problem-other = the other is here
problem-or = or
problem-near = did you mean `{ $near }`?
problem-count = { $errors ->
    [0] { $findings ->
        [0] No errors and no findings.
        [one] One finding.
       *[other] { $findings } findings.
    }
    [one] { $findings ->
        [0] One error.
       *[other] One error, findings: { $findings }.
    }
   *[other] { $findings ->
        [0] { $errors } errors.
       *[other] { $errors } errors, findings: { $findings }.
    }
}

## Types and reasons that the sentences name

type-object = a table
type-array = a list
type-string = a text
type-boolean = yes or no (true or false)
type-integer = a whole number
type-number = a number
type-null = nothing
type-date = a date such as 2024-01-15
type-age = whole years from 0 to 130
type-quantity = a whole number or a quantity such as "15 timer"
reason-number = a number has a decimal comma and neither point nor thousands separator, for example "1654,50 kr."
reason-unit = there is no such unit; the units are kr., timer, minutter, dage, døgn, hverdage, uger, måneder, år, %, m, km, gange, samtaler, besøg, personer, børn, tilbud, ture and trin
reason-per = after `pr.` stands time, dag, døgn, uge, måned, kvartal, år, besøg, person, barn, forløb or km
reason-shape = a quantity is number, unit and perhaps `pr.` and a period, for example "15 timer pr. måned"
reason-lines = source lines are numbers and ranges, for example "1707-1721, 1800"
reason-period = a period is a whole number and a unit, for example "6 uger", "10 hverdage" or "1 måned"
reason-yearly = a day of the year is day and month, for example "28. februar"
reason-date = a date is year, month and day, for example 2024-01-15
reason-not-found = there is no such file
reason-not-allowed = access is not allowed
reason-in-use = it is in use
reason-no-text = it is not text in UTF-8
reason-no-start = the beginning
reason-no-end = the end

## Files

problem-syntax = The file cannot be read here: { $reason }
problem-not-readable = Cannot be read: { $reason }
problem-not-a-file = { $path } cannot be read: { $reason }
problem-not-a-file-help = Check that the path is right and that the file may be read
problem-no-catalogue-here = { $path } belongs to no catalogue
problem-no-catalogue-here-help = Give a folder of catalogues (the one that holds `fakta` and `national`), one catalogue in it or a file of a catalogue
problem-other-format = The file's format is not the one this program reads ({ $known })
problem-other-format-help = Write format = { $known }, or use the version of the program that the file was written for
problem-unknown-key = there is no `{ $key }` here
problem-unknown-key-help = Here may stand: { $known }
problem-missing-key = `{ $key }` is missing
problem-missing-key-help = Write it. Where the document is silent the value is "ikke oplyst"
problem-wrong-type = expected { $expected }
problem-not-an-id = `{ $found }` cannot be an id
problem-not-an-id-help = An id is lower-case a-z, digits and hyphens; write ae, oe, aa
problem-unknown-word = `{ $found }` is none of the words that may stand here
problem-unknown-word-help = Here may stand: { $known }
problem-number-too-large = The number is too large to be calculated exactly
problem-float = A number with a point is not read
problem-float-help = Write the quantity as text with comma and unit: "1654,50 kr."
problem-id-not-file-name = The id `{ $id }` is not the file's name
problem-id-not-file-name-help = Name the file after the id, or mend the id; they must be equal so that a standard is found by its name
problem-told-twice = `{ $id }` is told twice
problem-told-twice-help = An id names one question for ever; give the new one a new id

## What a standard says

problem-not-one-condition = `{ $id }` has { $found } kinds of condition where exactly one is right
problem-not-one-condition-help = Split the criterion and join the pieces with dele and forbindelse
problem-act-without-basis = `{ $id }` has the force of the Act but no legal basis
problem-act-without-basis-help = Name the piece of the national layer with hjemmel, or write styrke = "standard"
problem-unknown-basis = The national layer has no piece `{ $id }`
problem-unknown-criterion = The standard has no criterion `{ $id }`
problem-opens-nothing = `{ $id }` opens, but does not say what
problem-opens-nothing-help = Name the criteria in for = [ … ]
problem-circle = `{ $id }` depends on itself
problem-parts-without-junction = `{ $id }` has parts but does not say how they join
problem-parts-without-junction-help = Write forbindelse = "alle", "en-af" or { "{" } mindst = 2 { "}" }
problem-unknown-ambiguity = There is no ambiguity `{ $id }`
problem-reading-does-not-fit = A reading of `{ $id }` does not fit the place
problem-reading-does-not-fit-help = The reading's value must be of the same kind as the place it fills
problem-unknown-field = The records have no field `{ $id }`
problem-unknown-fact = The vocabulary has no fact `{ $id }`
problem-unknown-fact-help = See those there are with: rettesnor facts
problem-unknown-judgement = The standard has no judgement `{ $id }`
problem-unknown-calculation = The standard has no calculation `{ $id }`
problem-unknown-list = The standard has no list `{ $id }`
problem-empty-test = The test does not say what must hold
problem-one-value-only = Only one value may stand here
problem-unknown-value = The value is none of those to choose from
problem-unknown-value-help = To choose from: { $known }
problem-not-an-age = The bound is not an age
problem-not-an-age-help = Write whole years, or "folkepensionsalder"
problem-age-out-of-calendar = The age lies outside the calendar (1900 to 2199)
problem-wrong-unit = The unit does not fit
problem-wrong-unit-help = Here is measured in { $unit }
problem-unknown-rate = The catalogue has no rate `{ $id }`
problem-no-bound = The bound is not a value that can be compared with
problem-too-many-cuts = There are too many bounds on the same fact

## A person's facts

problem-write-quantity = expected a quantity as text
problem-write-quantity-help = Write number and unit in quotes, for example "15 { $unit }"
problem-unknown-event = The vocabulary has no event `{ $id }`
problem-judgement-without-reason = The judgement has no reason
problem-judgement-without-reason-help = Write reason = "…"; a judgement without a reason does not count
problem-judgement-without-answer = The judgement has no answer
problem-judgement-without-answer-help = Write answer = true, one of the words to choose from, or a quantity
problem-nobody-asks = No standard of the catalogue asks for the judgement `{ $id }`
problem-nobody-asks-help = See those there are with: rettesnor questions
problem-not-one-standard = `{ $id }` names a standard that is not in the catalogue
problem-not-one-standard-help = The catalogue has: { $known }
problem-answer-yes-or-no = The judgement `{ $id }` is answered with yes or no (true or false)
problem-answer-of-these = The answer to `{ $id }` is none of those to choose from
problem-answer-of-these-help = To choose from: { $known }
problem-answer-quantity = The judgement `{ $id }` is answered with a number
problem-answer-quantity-help = Here is measured in { $unit }
problem-answer-per-record = The judgement `{ $id }` is answered for each record of `{ $set }`
problem-answer-per-record-help = Write per = [ … ] with one answer for each record, in the records' order
problem-answer-once = The judgement `{ $id }` is answered once
problem-answer-once-help = Write answer and reason without per
problem-more-answers-than-records = There are more answers to `{ $id }` than records in `{ $set }`
problem-more-answers-than-records-help = Give at most one answer for each record, in the records' order
problem-nothing-unclear = The catalogue has no ambiguity `{ $id }`
problem-unknown-reading = The ambiguity `{ $id }` has no such reading
problem-unknown-reading-help = The readings are: { $known }
problem-nobody-measures = No scope of the catalogue is called `{ $id }`

## What is typed on the command line

problem-unknown-catalogue = There is no catalogue `{ $id }`
problem-unknown-catalogue-help = Catalogues: { $known }
problem-no-version-in-force = `{ $id }` has no version in force on { $day }
problem-no-version-in-force-help = Choose a day with --on, or write the version: municipality/version
problem-unknown-standard = The catalogue has no standard `{ $id }`
problem-unknown-standard-help = Standards: { $known }
problem-several-standards = `{ $id }` fits several standards
problem-several-standards-help = Write one of them in full: { $known }
problem-unknown-limit = `{ $id }` is no kind of time limit
problem-unknown-limit-help = Kinds: { $known }
problem-no-such-limit = The standard has no time limit `{ $id }` of that kind
problem-no-such-limit-help = The limits are: { $known }
problem-no-calculations-here = The standard has no calculations
problem-not-a-moment = That is neither a day nor a time
problem-not-a-moment-help = Write 2024-01-15 or 2024-01-15T09:30
problem-day-out-of-calendar = The day lies outside the calendar (1900 to 2199)
problem-no-such-example = There is no example `{ $id }` and none for a standard of that name
problem-port-taken = Cannot listen on { $place }: { $reason }
problem-port-taken-help = Choose another port with --port, or --port 0 for a free one

## Findings in the catalogues (rettesnor check)

problem-no-catalogue = There are no catalogues
problem-no-catalogue-help = A catalogue is a folder municipality/version with a katalog.toml
problem-number-out-of-range = The number is outside what may stand here ({ $least } to { $most })
problem-not-a-municipality-code = A municipality code is three digits
problem-other-national-layer = Edition { $edition } of the national layer is not the one the catalogue was written on
problem-other-national-layer-help = Go through what has changed in the law, then write sha256 = "{ $right }"
problem-no-national-layer = There is no national layer of edition { $edition }
problem-ends-before-it-begins = The period ends before it begins
problem-no-first-day = Neither the first day nor the earliest possible is given
problem-no-first-day-help = Write tidligst with a day and why
problem-source-beyond-document = Line { $line } is past the document's last line, { $last }
problem-rate-without-value = The rate `{ $id }` has neither a value nor steps
problem-rate-told-twice = The rate `{ $id }` is told twice for the same time
problem-rate-told-twice-help = A new rate for a new time has its own fra and til
problem-told-twice-in-catalogue = `{ $id }` stands in { $file } too
problem-told-twice-in-catalogue-help = An id names one question in the whole catalogue
problem-limit-not-one-length = The time limit `{ $id }` must have exactly one length
problem-limit-not-one-length-help = Write one of inden, foer, paa, paa-foer and hurtigst-muligt
problem-no-complaint-rule = The document does not say whether a complaint is possible
problem-judgement-without-guidance = The judgement `{ $id }` has no guidance
problem-judgement-without-guidance-help = Write in vejledning what is to be weighed
problem-no-source = `{ $id }` has no source
problem-no-source-help = Write the lines of the document: kilde = "12-14"
problem-no-values = `{ $id }` has no answers to choose from
problem-no-values-help = Write them in vaerdier
problem-no-fields = `{ $id }` is records without fields
problem-fields-without-records = `{ $id }` has fields but is not records
problem-no-force = `{ $id }` does not say whether the Act or the standard demands it
problem-no-force-help = Write styrke = "lov" or styrke = "standard"
problem-unknown-unit = `{ $unit }` is no unit
problem-fact-without-why = `{ $id }` does not say why it may be asked
problem-fact-without-why-help = Write it in hvorfor; it is shown whenever it is asked
problem-ambiguity-without-place = The ambiguity `{ $id }` has no place
problem-ambiguity-without-place-help = Write it where it applies, or kun-note = true where it has no place in a computation
problem-beside-unclear = `{ $key }` stands beside `uklar` and would be forgotten: the chosen reading takes the place of the whole table
problem-beside-unclear-help = Write `{ $key }` in each reading, or make it a criterion of its own
problem-note-with-place = `{ $id }` is only a note but is used
problem-note-with-place-help = Remove kun-note, or remove the place
problem-note-concerns-nothing = The note `{ $id }` does not say what it concerns
problem-note-concerns-nothing-help = Write the ids in beroerer
problem-place-without-readings = The ambiguity `{ $id }` stands here but has no readings
problem-one-reading-only = The ambiguity `{ $id }` has only one reading
problem-one-reading-only-help = With only one the place is not unclear
problem-unknown-piece = `{ $id }` is nothing in the standard
problem-reading-without-value = The reading `{ $reading }` of `{ $id }` does not fill every place
problem-reading-fills-nothing = The reading `{ $reading }` of `{ $id }` has a value that no place uses
problem-basis-not-in-force = The legal basis `{ $basis }` was not in force on { $day }; `{ $id }` counts as the standard's
problem-basis-not-verified = The legal basis `{ $basis }` is not verified; `{ $id }` counts as the standard's and cannot carry a no by the Act
problem-opens-the-act = The standard's `{ $id }` opens `{ $opened }`, which the Act demands
problem-opens-the-act-help = The council cannot depart from the Act; the opener needs a legal basis of its own
problem-unknown-law = The national layer has nothing on { $id }
problem-unknown-contact = `{ $id }` is none of the catalogue's contacts
problem-unknown-item = The standard has no item `{ $id }`
problem-unknown-scope = The standard has no scope `{ $id }`
problem-not-a-set = `{ $id }` is not a set of records
problem-unused-judgement = The judgement `{ $id }` is used for nothing
problem-unused-part = The part `{ $id }` is not used
problem-unused-part-help = Name it in dele, or remove it
problem-unused-list = The list `{ $id }` is not used
problem-unused-calculation = The calculation `{ $id }` is not used
problem-unused-rate = The rate `{ $id }` is not used
problem-calculation-incomplete = The calculation lacks `{ $key }`
problem-key-without-effect = `{ $key }` has no effect in a calculation of that kind
problem-line-not-plus-or-minus = The line must be either plus or minus
problem-use-is-no-series = The use is no series with one record for each period
problem-not-a-number = The value is not a number
problem-sum-without-field = The sum does not say which field is added up
problem-step-empty = No number can fall on this step
problem-steps-overlap = Two steps cover the same number ({ $at })
problem-steps-hole = There is a hole between the steps: from `{ $from }` to `{ $to }`
problem-steps-hole-help = Where the document is silent on the hole, write a step that gives "ikke oplyst"
problem-table-hole = The table has no row for everybody
problem-table-hole-help = Write a last row with naar = "ellers"
problem-rows-overlap = The row holds together with row { $first } and gives something else
problem-pension-rows-do-not-follow = The rows of the state pension age do not follow one another without a hole
problem-example-asserts-nothing = The example `{ $id }` expects nothing that is computed
problem-example-differs = The example `{ $id }` does not hold: at { $place } expected { $expected }, found { $found }
problem-example-holds-forbidden = The example `{ $id }` shows something that must not be there
problem-report-of-one = An HTML page is about one catalogue
problem-report-of-one-help = name it: rettesnor check billund/2021 --html

problem-demo-not-empty = The database is not empty, so no demo caseload can be put in it
problem-demo-not-empty-help = Choose another folder with --data, or another database with --database
