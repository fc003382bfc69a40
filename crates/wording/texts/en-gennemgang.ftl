# Review of a catalogue and comparison of two, in English. Every key also stands in da-gennemgang.ftl.

## Findings about what the standards say

problem-narrower-than-the-act = “{ $text }” is narrower than the Act as it stood on { $day }: here is a person whom the Act lets in and the standard does not
problem-narrower-than-the-act-help = correct the standard, or write how it stands to the Act
problem-less-than-the-act = The standard gives at most { $given }; the Act gives { $owed } (the Act as it stood on { $day })
problem-less-than-the-act-help = a service level cannot go below what the Act itself gives
problem-limit-against-the-act = The time limit is { $given }; that of the Act is { $owed } (the Act as it stood on { $day })
problem-limit-against-the-act-help = the citizen's time limits cannot be made shorter, nor the authority's longer
problem-limit-of-the-act-not-mentioned = The Act has a time limit or a notice that the standard does not mention: { $law }
problem-limit-of-the-act-not-mentioned-help = write it, so that citizens can see it
problem-text-below-the-law = “{ $text }” gives less or asks more than the Act
problem-text-below-the-law-help = correct the text before it is adopted
problem-text-other-than-the-law = “{ $text }” says something else than the Act, and which way is not clear
problem-text-other-than-the-law-help = ask a lawyer what holds
problem-text-looks-like-law = “{ $text }” looks like a rule of the Act but is the municipality's own
problem-text-looks-like-law-help = write that it is the municipality's rule, so that nobody takes it for law
problem-complaint-shut-off = The standard says that there is no complaint; no law that was read says so
problem-complaint-shut-off-help = write the full guidance on complaints unless the Act shuts them off
problem-paragraph-repealed = The standard rests on { $law }, which is not in force after { $until }
problem-paragraph-repealed-help = find the provision that has taken its place
problem-refuses-by-the-level-alone = The standard refuses by the service level alone, with no exception in the text: { $texts }
problem-refuses-by-the-level-alone-help = a service level guides; write that each case is assessed, or when one may depart from it
problem-diagnosis-shut-out = A whole group of diagnoses is shut out: “{ $text }”
problem-diagnosis-shut-out-help = ability decides, not the diagnosis; ask a lawyer whether the exclusion can stand
problem-never-true = Nobody can fulfil “{ $texts }”
problem-never-true-help = the condition contradicts itself; look it up in the document
problem-nobody-can = Nobody can fulfil these together: { $texts }
problem-nobody-can-help = what is required is excluded by something else; look it up in the document
problem-combination-contradicted = “{ $text }” – but the standard “{ $other }” says: “{ $answer }”
problem-combination-contradicted-help = choose which of the two holds, and correct the other
problem-cannot-be-delivered = { $total } cannot be reached: { $often } for { $length } gives at most { $most }
problem-cannot-be-delivered-help = correct the number, the frequency or the duration
problem-practice-not-chosen = { $text } · Can be read in several ways: { $readings }
problem-practice-not-chosen-help = choose a practice, so that all cases are decided alike
problem-said-two-ways = { $text } · Can be read in several ways: { $readings }
problem-said-two-ways-help = correct the text, or write what is meant
problem-step-gives-nothing = { $calculation }: for amounts between { $from } and { $until } the document says nothing
problem-step-gives-nothing-help = write the bounds so that the steps meet
problem-step-gives-two = { $calculation }: for amounts between { $from } and { $until } the document gives two answers. { $reading }
problem-step-gives-two-help = choose a practice, or correct the bounds
problem-in-force-without-adoption = It is not stated when the catalogue was adopted
problem-in-force-without-adoption-help = write who adopted it, and when
problem-standard-without-approval = The standard has no date of approval, though others in the catalogue have
problem-standard-without-approval-help = find out whether it was adopted with the others
problem-amount-out-of-date = “{ $text }” is printed { $value } for { $year ->
    [none] a year that is not stated
   *[other] { $year }
}{ $standards ->
    [none] {""}
   *[other] {" "}and is used in: { $standards }
}{ $owed ->
    [none] {""}
    [ended] . The Act fixed the amount until { $now }
    [unread] . The Act's amount for { $now } was not read
   *[other] . The Act's amount for { $now } is { $owed } ({ $mark })
}
problem-amount-out-of-date-help = enter this year's amount
problem-no-complaint-limit = No time limit for the citizen's complaint is printed
problem-no-complaint-limit-help = citizens must be able to read how long they can complain

## The report

review-title = Review of { $catalogue }
review-held-against = Held against the law and the amounts of { $day }, and the law of the version's first day
review-standards = { $count ->
    [one] one standard was read
   *[other] { $count } standards were read
}
review-nothing = Nothing was found that anybody should look at.
review-summary = { $catalogue }: { $below } below the law · { $contradictions } contradictions · { $old } out of date · { $open } not settled · { $questions } for a lawyer
review-how-to-read-on = The whole review: rettesnor check { $catalogue }
review-weight-below = Below the law
review-weight-below-about = The Act was read (mark T or Q), and the text goes below it.
review-weight-contradiction = Contradictions
review-weight-contradiction-about = The document says two things that cannot both hold.
review-weight-old = Out of date
review-weight-old-about = Amounts, years and provisions whose time is over.
review-weight-open = Not settled
review-weight-open-about = The document leaves it open, and nobody has chosen a practice.
review-weight-question = Questions to a lawyer
review-weight-question-about = The ground was not read in the Act itself (mark S, N or ≠), or the answer takes a judgement. These are questions, not verdicts.
review-whole-catalogue = The whole catalogue
review-source = line { $lines }
review-law = { $reference } [{ $status }]: { $text }
review-law-unread = not read in the Act itself
review-example = Example
review-what-to-do = Do: { $help }

## An invented person

known-no-records = { $label }: none with { $said }
known-records = { $label }: { $count ->
    [one] one with { $said }
   *[other] { $count } with { $said }
}
known-tried = Has tried: { $offers }
known-not-tried = Has not tried: { $offers }
known-holds = { $label }: { $test }
known-holds-not = { $label }: not { $test }
known-reading = Read like this: “{ $label }” – { $said }

## Comparison

compare-not-there = is not there
compare-title = { $before } and { $after }
compare-law-of = The criteria are held against the law of { $day }
compare-added = New standards
compare-removed = Standards that are gone
compare-only-before = Only in { $catalogue }
compare-only-after = Only in { $catalogue }
compare-renamed = New name
compare-shared = Shared by all standards
compare-nothing = No difference.
compare-same-standards = { $count ->
    [one] one standard says the same in both
   *[other] { $count } standards say the same in both
}
compare-gains = Can gain
compare-loses = Can lose
compare-better-in = Better off in { $catalogue }
compare-person = { $turning } (and otherwise: { $rest })
compare-bands = Amounts that come to something else
compare-nobody-found = No person was found for whom the criteria come to something else.
compare-too-large = The criteria are too many to search through: that no person is shown does not say that there is none.
compare-taken-as-same = Calculated otherwise in the two and treated as one figure here: { $names }
compare-was-became = { $before } → { $after }
compare-assessed = Assessed in both catalogues
compare-derived = Derived from the conditions; the amount is what a calculation comes to
compare-same-in-meaning = Written otherwise, but true for the same people
compare-part = A part that demands rest on
compare-part-of-nothing = A part that no demand rests on; it counts only where something else names it
compare-decides-nothing = A sign that speaks for or against; it decides nothing
compare-other-question = The question to the professional is another; what that changes, people decide
compare-more = more
compare-less = less
compare-sooner = shorter
compare-later = longer
compare-either = now one, now the other is longer
compare-sort-added = new
compare-sort-removed = gone
compare-sort-changed = changed
compare-kind-criterion = Who can get it
compare-kind-number = How much
compare-kind-deadline = When
compare-kind-content = What is included
compare-kind-payment = Payment
compare-kind-process = How it goes
compare-kind-ambiguity = Ambiguities
compare-kind-legal-basis = Legal basis
compare-kind-validity = Validity
compare-kind-contact = Contact
compare-kind-wording = Only the words
compare-levels = Side by side
compare-level-age = Age
compare-level-scope = Scope
compare-level-rate = Amounts
compare-level-deadline = Time limits
compare-level-follow-up = Follow-up
compare-level-payment = Payment
compare-level-interplay = Combinations
compare-level-provider = Provider
compare-same = the same

compare-heading = Compare standards
compare-first = The first catalogue
compare-second = The second catalogue
compare-paragraph = Only this paragraph (e.g. 97)
compare-do = Compare
compare-about = What
compare-changes = { $count ->
    [one] one change
   *[other] { $count } changes
}
compare-all-changes = { $count ->
    [one] One difference in what can matter
   *[other] All { $count } differences in what can matter
}
compare-rest-of-person = The rest about the person
review-short = Review

## Facts

facts-title = Facts that may be asked for
facts-lead = The same question is the same in all municipalities. Here is why it may be asked, and who asks.
facts-fact = Fact
facts-standards = Standards
facts-municipalities = Municipalities
fact-question = The question
fact-why = Why it may be asked
fact-from = Usually comes from
fact-kind = The answer is
fact-asked-by = Who asks, and what the answer decides
fact-asked-by-nobody = No standard asks for it.
fact-kind-yes-no = yes or no
fact-kind-choice = one of these words
fact-kind-number = a number
fact-kind-money = an amount
fact-kind-time = a time
fact-kind-length = a length
fact-kind-share = a share
fact-kind-date = a day
fact-kind-code = a word from an open list
fact-kind-age = an age
fact-kind-records = a set of records

## Search

search-title = Find help
search-label = What is needed?
search-hint = In your own Danish words, e.g. “hjælp til at komme i bad”. Do not write a name or a CPR number.
search-municipality = Municipality
search-everywhere = All
search-do = Search
search-found = { $count ->
    [one] One standard may fit
   *[other] { $count } standards may fit, best first
}
search-nothing = No standard answers to those words. Try other words, or see all standards on the municipality's page.
