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
