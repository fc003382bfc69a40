//! The people around a case (*borger, værge, partsrepræsentant, bisidder, fuldmagt, samtykke*), and
//! who may act for the citizen in this, on that day.
//!
//! How many representatives a citizen may have and for how long a power of attorney holds is the
//! rule of a catalogue and never of this module: see [`LocalRule`]. A CPR number stands nowhere
//! here; it is kept beside, encrypted.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use standards::facts::Facts;
use standards::format::{Relation, Scope, Standard, TimeLimit, Value};
use standards::library::Catalogue;
use standards::limits;
use standards::quantity::Quantity;

use crate::id::{CitizenId, DocumentId};

/// Words about or by a person (*personoplysning*): their `Debug` is masked, and there is no
/// `Display`, so that they cannot reach a log by accident.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Private(pub String);

impl Private {
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl AsRef<str> for Private {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Private {
    fn from(text: &str) -> Private {
        Private(text.to_owned())
    }
}

impl fmt::Debug for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("••••")
    }
}

/// Days from and to, both counted; open where there is no last day yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub from: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Span {
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// *Borgerens stamdata*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citizen {
    pub id: CitizenId,
    pub name: Private,
    /// *Sprog*: what letters and talks are best in, as `da`, `en`, `ar`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// *Tolk*: for what, as `arabisk` or `dansk tegnsprog`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interpreter: Option<String>,
    #[serde(default)]
    pub addresses: Vec<Address>,
    /// *Adressebeskyttelse*: while it holds, an address is shown only after a reasoned click.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protected: Option<Span>,
    /// *Bopælskommune*, by its four digits. Who acts and who pays is the case's to say.
    pub municipality: String,
}

/// Those who may act for a citizen, and what the citizen has consented to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    #[serde(default)]
    pub guardians: Vec<Guardian>,
    #[serde(default)]
    pub representatives: Vec<Representative>,
    #[serde(default)]
    pub consents: Vec<Consent>,
}

/// One of them as a case's journal has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: String,
    /// No longer from that day on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed: Option<Date>,
    #[serde(flatten)]
    pub part: Part,
}

/// What somebody is to the citizen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "part", rename_all = "kebab-case")]
pub enum Part {
    Guardian(Guardian),
    Representative(Representative),
    Consent(Consent),
}

impl People {
    /// Those in a case's journal, in order. Whoever was removed stays, and no longer may.
    pub fn of(persons: &[Person]) -> People {
        let mut people = People::default();
        for person in persons {
            let first = |own: Option<Date>| own.into_iter().chain(person.removed).min();
            match person.part.clone() {
                Part::Guardian(mut it) => {
                    let last = person.removed.and_then(|day| day.yesterday().ok());
                    it.span.until = it.span.until.into_iter().chain(last).min();
                    people.guardians.push(it);
                }
                Part::Representative(mut it) => {
                    it.revoked = first(it.revoked);
                    people.representatives.push(it);
                }
                Part::Consent(mut it) => {
                    it.withdrawn = first(it.withdrawn);
                    people.consents.push(it);
                }
            }
        }
        people
    }
}

/// *Adresse*, as long as it held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    pub kind: AddressKind,
    pub lines: Private,
    #[serde(flatten)]
    pub span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AddressKind {
    /// *Folkeregisteradresse.*
    Registered,
    /// *Opholdsadresse*: where the citizen is, as in a shelter or a hospital.
    Staying,
    /// *Postadresse*: where letters go.
    Postal,
}

impl Citizen {
    /// The newest address of a kind that holds on a day.
    pub fn address(&self, kind: AddressKind, on: Date) -> Option<&Address> {
        let of_kind = self.addresses.iter().filter(|it| it.kind == kind && it.span.holds(on));
        of_kind.max_by_key(|it| it.span.from)
    }

    /// Where a letter goes: the postal address, else where the citizen is registered.
    pub fn letters_go_to(&self, on: Date) -> Option<&Address> {
        let postal = self.address(AddressKind::Postal, on);
        postal.or_else(|| self.address(AddressKind::Registered, on))
    }

    pub fn is_protected(&self, on: Date) -> bool {
        self.protected.is_some_and(|it| it.holds(on))
    }
}

/// *Værge*, appointed by Familieretshuset or a court.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guardian {
    pub name: Private,
    pub form: GuardianForm,
    /// In which matters; what is not here the citizen decides alone.
    pub matters: BTreeSet<Matter>,
    #[serde(flatten)]
    pub span: Span,
    /// The appointment, as a document in the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentId>,
}

/// The three forms of værgemålsloven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum GuardianForm {
    /// *Værgemål*: the guardian acts for the citizen.
    #[serde(rename = "5")]
    Section5,
    /// *Fratagelse af handleevnen*: in money matters only the guardian can act.
    #[serde(rename = "6")]
    Section6,
    /// *Samværgemål*: the guardian and the citizen act together.
    #[serde(rename = "7")]
    Section7,
}

impl GuardianForm {
    pub fn reference(self) -> &'static str {
        match self {
            GuardianForm::Section5 => "værgemålsloven § 5",
            GuardianForm::Section6 => "værgemålsloven § 6",
            GuardianForm::Section7 => "værgemålsloven § 7",
        }
    }
}

/// *Personlige* or *økonomiske forhold*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matter {
    Personal,
    Economic,
}

/// What somebody wants to do in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    Apply,
    /// Give and withdraw consent.
    Consent,
    /// *Partshøring.*
    BeHeard,
    /// Get the decision and letters about the case.
    ReceiveLetters,
    Complain,
    /// *Aktindsigt.*
    SeeFile,
    /// Be at a meeting and speak there.
    Attend,
}

/// *Partsrepræsentant, bisidder eller fuldmægtig*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Representative {
    pub name: Private,
    pub kind: RepresentativeKind,
    /// What it is for.
    pub scope: PowerScope,
    /// *Underskrevet*: the day the citizen signed.
    pub signed: Date,
    /// The last day, as the paper itself says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// *Tilbagekaldt*: no longer from that day on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RepresentativeKind {
    /// *Partsrepræsentant* (FVL § 8) with an ordinary power: the talk is with the representative.
    Party,
    /// *Partsrepræsentant* with a fitted power: the talk stays with the citizen; the representative
    /// is invited, may speak and gets copies.
    PartyBesideCitizen,
    /// *Fuldmagt* to one thing, without being the party's representative in the case.
    Attorney,
    /// *Bisidder*: is there and speaks, and never acts.
    Companion,
}

/// *Fuldmagtens omfang*. An empty list is everything of its sort.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PowerScope {
    /// `SEL § 97`.
    #[serde(default)]
    pub paragraphs: BTreeSet<String>,
    #[serde(default)]
    pub acts: BTreeSet<Act>,
}

impl PowerScope {
    fn covers(&self, wanted: &Wanted<'_>) -> bool {
        let paragraph = self.paragraphs.is_empty() || self.paragraphs.contains(wanted.paragraph);
        paragraph && (self.acts.is_empty() || self.acts.contains(&wanted.act))
    }
}

/// What is to be done, in which matter, when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted<'a> {
    pub act: Act,
    /// `SEL § 97`.
    pub paragraph: &'a str,
    pub matter: Matter,
    pub on: Date,
}

// --- the catalogue's rule ---------------------------------------------------------------------------

/// What a catalogue says about representatives. It looks like law and is the municipality's own.
#[derive(Debug, Clone, Copy, Default)]
pub struct LocalRule<'a> {
    /// Of how many it speaks.
    most: Option<(u32, &'a Scope)>,
    /// When a power must be signed again.
    renewal: Option<Renewal<'a>>,
}

#[derive(Debug, Clone, Copy)]
struct Renewal<'a> {
    catalogue: &'a Catalogue,
    standard: &'a Standard,
    limit: &'a TimeLimit,
}

/// The scope and the event by which a catalogue speaks of representatives.
const REPRESENTATIVES: &str = "partsrepraesentanter";
const POWER_SIGNED: &str = "fuldmagt-underskrevet";

impl<'a> LocalRule<'a> {
    /// A catalogue that says nothing of it.
    pub const NONE: LocalRule<'static> = LocalRule { most: None, renewal: None };

    /// What the catalogue says, in whichever of its standards.
    pub fn of(catalogue: &'a Catalogue) -> LocalRule<'a> {
        let mut rule = LocalRule::default();
        for standard in catalogue.standards.iter().map(|it| &it.value) {
            let scope = standard.scope.value().and_then(|it| it.get(REPRESENTATIVES));
            if let Some(scope) = scope
                && let Some(most) = at_most(scope)
            {
                rule.most = Some((most, scope));
            }
            let signed = |it: &&TimeLimit| {
                let point = it.from.value();
                point.is_some_and(|it| it.events().any(|event| event.as_str() == POWER_SIGNED))
            };
            if let Some(limit) = standard.time_limits.items().iter().find(signed) {
                rule.renewal = Some(Renewal { catalogue, standard, limit });
            }
        }
        rule
    }

    /// Of how many representatives at a time the catalogue speaks, with its lines.
    pub fn most(&self) -> Option<(u32, Option<String>)> {
        self.most.map(|(most, scope)| (most, scope.source.as_ref().map(ToString::to_string)))
    }

    /// The last day before a power must be signed again; where readings differ, the last of all.
    pub fn renewed_by(&self, signed: Date) -> Option<Date> {
        let Renewal { catalogue, standard, limit } = self.renewal?;
        let facts = Facts::default();
        let due = limits::due(catalogue, standard, &facts, limit, signed.into(), false);
        due.dates.iter().map(|it| it.due.date()).max()
    }

    /// Whether a power that was not signed again no longer holds, or should only be renewed.
    fn is_firm(&self) -> bool {
        use standards::format::Firmness;
        let firm = |it: Renewal<'_>| it.limit.firmness.is_none_or(|it| it == Firmness::Latest);
        self.renewal.is_some_and(firm)
    }
}

fn at_most(scope: &Scope) -> Option<u32> {
    let whole = match scope.limits.at_most.as_ref()? {
        Value::Number(it) => *it,
        Value::Quantity(Quantity { value, .. }) => value.to_whole()?,
        _ => return None,
    };
    u32::try_from(whole).ok()
}

/// Why a catalogue speaks against one more representative. For a person to weigh: the municipality
/// may not give the party less than the Act does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the catalogue speaks of at most {most} at a time, and {found} already hold on that day; end one, or give the reason for one more"
)]
pub struct TooMany {
    pub most: u32,
    pub found: u32,
    /// Somebody who read it found it narrower than the Act.
    pub narrower_than_law: bool,
}

// --- who may ------------------------------------------------------------------------------------------

/// Who it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "who", content = "place")]
pub enum Who {
    Citizen,
    /// By place in [`People::guardians`].
    Guardian(usize),
    /// By place in [`People::representatives`].
    Representative(usize),
}

/// Whether somebody may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum May {
    Alone,
    /// Only together with the other of citizen and guardian.
    Together,
    No,
}

/// Why. The sentence is the text layer's; these are its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "why")]
pub enum Why {
    /// The case is the citizen's own.
    OwnCase,
    /// The citizen cannot act alone in money matters.
    LostLegalCapacity {
        form: GuardianForm,
    },
    /// Neither acts without the other.
    CoGuardian {
        form: GuardianForm,
    },
    /// Acts for the citizen in this.
    GuardianActs {
        form: GuardianForm,
    },
    /// Was not appointed for such matters.
    OtherMatter {
        form: GuardianForm,
    },
    /// Not appointed on the day, or no longer.
    GuardianshipNotInForce {
        form: GuardianForm,
    },
    PowerCovers {
        signed: Date,
    },
    /// It holds, and the catalogue wants it signed again by then, as a guide.
    PowerToBeRenewed {
        signed: Date,
        by: Date,
    },
    /// The catalogue's time has run out.
    PowerLapsed {
        by: Date,
    },
    PowerNotYetSigned {
        signed: Date,
    },
    PowerExpired {
        until: Date,
    },
    PowerRevoked {
        on: Date,
    },
    /// The power is for something else.
    OutsideScope,
    /// A companion is there and speaks, and does not act.
    CompanionOnlyAttends,
    CompanionAttends,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Why::OwnCase => f.write_str("it is the citizen's own case"),
            Why::LostLegalCapacity { form } => {
                write!(f, "the guardian decides in money matters ({})", form.reference())
            }
            Why::CoGuardian { form } => {
                write!(f, "guardian and citizen act together ({})", form.reference())
            }
            Why::GuardianActs { form } => {
                write!(f, "the guardian acts for the citizen ({})", form.reference())
            }
            Why::OtherMatter { form } => {
                write!(f, "the guardianship is for other matters ({})", form.reference())
            }
            Why::GuardianshipNotInForce { form } => {
                write!(f, "the guardianship does not hold on that day ({})", form.reference())
            }
            Why::PowerCovers { signed } => write!(f, "the power signed on {signed} covers it"),
            Why::PowerToBeRenewed { signed, by } => write!(
                f,
                "the power signed on {signed} covers it; the catalogue wants it signed again by {by}"
            ),
            Why::PowerLapsed { by } => {
                write!(f, "by the catalogue the power had to be signed again by {by}")
            }
            Why::PowerNotYetSigned { signed } => write!(f, "the power holds from {signed}"),
            Why::PowerExpired { until } => write!(f, "the power held until {until}"),
            Why::PowerRevoked { on } => write!(f, "the citizen took the power back on {on}"),
            Why::OutsideScope => f.write_str("the power is for something else"),
            Why::CompanionOnlyAttends => {
                f.write_str("a companion is there and speaks, and does not act")
            }
            Why::CompanionAttends => f.write_str("the citizen has a companion"),
        }
    }
}

/// One person's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    pub who: Who,
    pub may: May,
    pub why: Why,
}

impl People {
    /// Who may do it: the citizen first, then every guardian and representative, each with the
    /// reason. Those who may not are there too.
    pub fn who_may(&self, wanted: &Wanted<'_>, rule: &LocalRule<'_>) -> Vec<Standing> {
        let mut all = vec![self.citizen_may(wanted)];
        for (place, it) in self.guardians.iter().enumerate() {
            let (may, why) = it.may(wanted);
            all.push(Standing { who: Who::Guardian(place), may, why });
        }
        for (place, it) in self.representatives.iter().enumerate() {
            let (may, why) = it.may(wanted, rule);
            all.push(Standing { who: Who::Representative(place), may, why });
        }
        all
    }

    fn citizen_may(&self, wanted: &Wanted<'_>) -> Standing {
        let binding = self.guardians.iter().filter(|it| it.concerns(wanted)).map(|it| it.form);
        let mut answer = (May::Alone, Why::OwnCase);
        for form in binding {
            answer = match form {
                // Whoever has a guardian is still the party, and is still heard.
                _ if matches!(wanted.act, Act::BeHeard | Act::Attend | Act::ReceiveLetters) => {
                    answer
                }
                GuardianForm::Section6 if wanted.matter == Matter::Economic => {
                    (May::No, Why::LostLegalCapacity { form })
                }
                GuardianForm::Section7 if answer.0 == May::Alone => {
                    (May::Together, Why::CoGuardian { form })
                }
                _ => answer,
            };
        }
        Standing { who: Who::Citizen, may: answer.0, why: answer.1 }
    }

    /// Representatives whose power is in force on a day, by the paper itself.
    fn in_force(&self, on: Date) -> impl Iterator<Item = &Representative> {
        self.representatives.iter().filter(move |it| it.not_in_force(on).is_none())
    }

    /// Whether the catalogue speaks against one more party representative from a day on.
    ///
    /// # Errors
    /// It does; a person may still decide otherwise and say why.
    pub fn one_more(&self, from: Date, rule: &LocalRule<'_>) -> Result<(), TooMany> {
        let Some((most, scope)) = rule.most else { return Ok(()) };
        let parties = self.in_force(from).filter(|it| it.kind.is_party()).count();
        let found = u32::try_from(parties).unwrap_or(u32::MAX);
        if found < most {
            return Ok(());
        }
        let narrower_than_law = scope.relation == Some(Relation::Narrower);
        Err(TooMany { most, found, narrower_than_law })
    }

    /// *Fuldmagt*, as the vocabulary's fact asks for it on a day: `ingen`, `almindelig`,
    /// `tilpasset`.
    pub fn power_of_attorney(&self, on: Date) -> &'static str {
        let newest = self.in_force(on).filter(|it| it.kind.is_party()).max_by_key(|it| it.signed);
        match newest.map(|it| it.kind) {
            Some(RepresentativeKind::Party) => "almindelig",
            Some(_) => "tilpasset",
            None => "ingen",
        }
    }
}

impl Guardian {
    /// In force and for such matters.
    fn concerns(&self, wanted: &Wanted<'_>) -> bool {
        self.span.holds(wanted.on) && self.matters.contains(&wanted.matter)
    }

    fn may(&self, wanted: &Wanted<'_>) -> (May, Why) {
        let form = self.form;
        if !self.span.holds(wanted.on) {
            return (May::No, Why::GuardianshipNotInForce { form });
        }
        if !self.matters.contains(&wanted.matter) {
            return (May::No, Why::OtherMatter { form });
        }
        match form {
            GuardianForm::Section7 => (May::Together, Why::CoGuardian { form }),
            _ => (May::Alone, Why::GuardianActs { form }),
        }
    }
}

impl RepresentativeKind {
    fn is_party(self) -> bool {
        matches!(self, RepresentativeKind::Party | RepresentativeKind::PartyBesideCitizen)
    }
}

impl Representative {
    /// Why the paper does not hold on a day; none where it does.
    fn not_in_force(&self, on: Date) -> Option<Why> {
        match (self.revoked, self.until) {
            _ if on < self.signed => Some(Why::PowerNotYetSigned { signed: self.signed }),
            (Some(revoked), _) if revoked <= on => Some(Why::PowerRevoked { on: revoked }),
            (_, Some(until)) if until < on => Some(Why::PowerExpired { until }),
            _ => None,
        }
    }

    fn may(&self, wanted: &Wanted<'_>, rule: &LocalRule<'_>) -> (May, Why) {
        if let Some(why) = self.not_in_force(wanted.on) {
            return (May::No, why);
        }
        if self.kind == RepresentativeKind::Companion {
            return match wanted.act {
                Act::Attend => (May::Alone, Why::CompanionAttends),
                _ => (May::No, Why::CompanionOnlyAttends),
            };
        }
        if !self.scope.covers(wanted) {
            return (May::No, Why::OutsideScope);
        }
        let signed = self.signed;
        match rule.renewed_by(signed) {
            // What the citizen wrote holds longer than the catalogue's guide.
            Some(by) if by < wanted.on && rule.is_firm() => (May::No, Why::PowerLapsed { by }),
            Some(by) if by < wanted.on => (May::Alone, Why::PowerToBeRenewed { signed, by }),
            _ => (May::Alone, Why::PowerCovers { signed }),
        }
    }
}

// --- consent ------------------------------------------------------------------------------------------

/// *Samtykke* to collect or to pass on what is known (RSL § 11 a).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// From whom or to whom: `egen læge`, `jobcentret`. One not named is not consented to.
    pub with: BTreeSet<String>,
    /// What about, in the citizen's or the professional's words.
    pub about: Private,
    pub form: ConsentForm,
    pub given: Date,
    /// The last day, where it says one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// *Trukket tilbage*: no longer from that day on. What was collected before stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConsentForm {
    Written,
    Oral,
}

/// Why nothing may be collected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoConsent {
    #[error("no consent names this source; ask the citizen for one (RSL § 11 a)")]
    NotNamed,
    #[error("the consent for this source was withdrawn on {0}")]
    Withdrawn(Date),
    #[error("the consent for this source held until {0}; ask for a new one")]
    Expired(Date),
    #[error("the consent for this source holds from {0}: it must be there beforehand")]
    NotYet(Date),
    #[error("the consent for this source is oral; the Act wants it in writing (RSL § 11 a)")]
    NotWritten,
}

impl People {
    /// The consent by which something may be collected from a source on a day.
    ///
    /// # Errors
    /// Why there is none: of several that do not hold, the newest tells.
    pub fn may_collect(&self, from: &str, on: Date) -> Result<&Consent, NoConsent> {
        let mut named: Vec<&Consent> =
            self.consents.iter().filter(|it| it.with.contains(from)).collect();
        named.sort_by_key(|it| std::cmp::Reverse(it.given));
        let good = named.iter().find(|it| it.refuses(on).is_none());
        match (good, named.first()) {
            (Some(consent), _) => Ok(consent),
            (None, Some(newest)) => Err(newest.refuses(on).unwrap_or(NoConsent::NotNamed)),
            (None, None) => Err(NoConsent::NotNamed),
        }
    }
}

impl Consent {
    fn refuses(&self, on: Date) -> Option<NoConsent> {
        match (self.withdrawn, self.until) {
            _ if on < self.given => Some(NoConsent::NotYet(self.given)),
            (Some(withdrawn), _) if withdrawn <= on => Some(NoConsent::Withdrawn(withdrawn)),
            (_, Some(until)) if until < on => Some(NoConsent::Expired(until)),
            _ if self.form == ConsentForm::Oral => Some(NoConsent::NotWritten),
            _ => None,
        }
    }
}
