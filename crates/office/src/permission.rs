//! Who may do what (*rettigheder*), and why.
//!
//! The rules are policies that a municipality can read and audit: `policies/jobs.cedar` says what
//! each job (*jobfunktion*) may do, `bounds.cedar` what the constraints (*dataafgrænsninger*) of a
//! role and the law take away again, `glass.cedar` what emergency access (*nødadgang*) opens.
//! [`Policies::may`] asks them, and answers with the sentences of those that settled it.
//!
//! A person holds *roles*: one job each, with the units, paragraphs, KLE numbers and sensitivity it
//! is held for. Every role is asked by itself, so that the job of one never travels with the
//! constraints of another; one role that permits is enough.
//!
//! Whatever cannot be answered is answered no: an unknown job, a question the schema does not know,
//! a policy that fails. No rule of a standard is here, and whether a *decision* may be signed is
//! `casework`'s to say; this module only tells which [competences](competences) its signer holds.
//!
//! To add a permission: a line in [`Permission`], the action in `schema.cedarschema`, and the jobs
//! that may in `jobs.cedar`. The table in `snapshots/` then shows who gained what.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

use casework::role::Competence;
use cedar_policy::{
    ActionConstraint, Authorizer, Context, Decision, Effect, Entities, Entity, EntityTypeName,
    EntityUid, Policy, PolicyId, PolicySet, PrincipalConstraint, Request, ResourceConstraint,
    RestrictedExpression, Schema, ValidationMode, Validator,
};

mod resource;
mod seen;
mod who;

#[cfg(test)]
mod matrix;
#[cfg(test)]
mod tests;

pub use resource::Resource;
pub use seen::{Seen, Within, seen};
pub use who::{Job, Role, UnreadableRoles, Who, competences, roles};

use resource::Kind;

const SCHEMA: &str = include_str!("../policies/schema.cedarschema");
const POLICIES: [(&str, &str); 3] = [
    ("jobs.cedar", include_str!("../policies/jobs.cedar")),
    ("bounds.cedar", include_str!("../policies/bounds.cedar")),
    ("glass.cedar", include_str!("../policies/glass.cedar")),
];

macro_rules! permissions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal;)*) => {
        /// *Rettighed*: one thing that may be asked for. Its name is also the action in the
        /// policies and the scope of a token.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        pub enum Permission {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)*
        }

        impl Permission {
            pub const ALL: &[Permission] = &[$(Permission::$variant),*];

            pub fn name(self) -> &'static str {
                match self {
                    $(Permission::$variant => $name,)*
                }
            }
        }
    };
}

permissions! {
    /// Name, CPR number and address, except a protected one.
    SeeCitizen = "see-citizen";
    /// *Beskyttet adresse*: needs the role's right to it, and a [`BrokenGlass`] with the reason.
    SeeProtectedAddress = "see-protected-address";
    /// The case as its [`Sight`] shows it.
    SeeCase = "see-case";
    SeeJournal = "see-journal";
    SeeDocument = "see-document";

    RegisterCitizen = "register-citizen";
    ChangeCitizen = "change-citizen";

    OpenCase = "open-case";
    /// *Ansøgning*.
    Apply = "apply";
    /// Move the case to another unit or case worker.
    AssignCase = "assign-case";
    /// *Partsrepræsentanter, fuldmagter, værger, samtykker*.
    ManageParties = "manage-parties";
    FileDocument = "file-document";
    RecordFact = "record-fact";
    /// *Skøn*.
    Judge = "judge";
    /// *VUM* and evaluation.
    Assess = "assess";
    /// *Partshøring*: send it and close it.
    Hear = "hear";
    AnswerHearing = "answer-hearing";
    Draft = "draft";
    /// *Indstilling*.
    Recommend = "recommend";
    /// Approve or send back what somebody else drafted.
    Approve = "approve";
    Sign = "sign";
    SendLetter = "send-letter";
    /// *Handleplan*, SEL § 141.
    OfferPlan = "offer-plan";
    /// *Bestilling*.
    Order = "order";
    AnswerOrder = "answer-order";
    FollowUp = "follow-up";

    /// *Klage*: hand it in or take it down.
    Complain = "complain";
    /// *Genvurdering*.
    Reassess = "reassess";
    /// *Fremsendelse til Ankestyrelsen*.
    Forward = "forward";
    /// Record what Ankestyrelsen ruled.
    Rule = "rule";

    /// Compute deadlines again and mark them met.
    KeepClock = "keep-clock";
    /// *Fristforlængelse*.
    MoveDeadline = "move-deadline";
    /// Prepare the notice of a delay to the citizen.
    Notify = "notify";
    ReopenCase = "reopen-case";
    CloseCase = "close-case";
    DeleteCase = "delete-case";

    /// *Logning*: who looked at whom.
    SeeReadLog = "see-read-log";
    ReviewBrokenGlass = "review-broken-glass";
    /// Prove the journals' chains.
    Verify = "verify";
    BackUp = "back-up";
    /// The work queue: checkpoints, outbox, deadline watch.
    RunJobs = "run-jobs";
    ManageUsers = "manage-users";
    ManageTokens = "manage-tokens";
    ManageCatalogues = "manage-catalogues";

    /// *Nødadgang*: whether the glass may be broken here, before anybody does.
    BreakGlass = "break-glass";
}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A text that names no [`Permission`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "no such permission; the permissions are {}",
    Permission::ALL.iter().map(|it| it.name()).collect::<Vec<_>>().join(", ")
)]
pub struct UnknownPermission;

impl std::str::FromStr for Permission {
    type Err = UnknownPermission;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|it| it.name() == text).ok_or(UnknownPermission)
    }
}

/// A deliberate look with a written reason: *nødadgang*, when the role alone would not do, or the
/// extra click (*ekstra klik*) for a protected address. The reason goes to the read log and may
/// hold anything, so `Debug` is masked.
#[derive(Clone, PartialEq, Eq)]
pub struct BrokenGlass {
    reason: String,
}

/// The reason was left out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("write why this has to be seen; the reason is kept and reviewed")]
pub struct NoReason;

impl BrokenGlass {
    pub fn new(reason: &str) -> Result<Self, NoReason> {
        let reason = reason.trim();
        if !reason.contains(char::is_alphanumeric) {
            return Err(NoReason);
        }
        Ok(Self { reason: reason.to_owned() })
    }

    /// For the read log and whoever reviews it.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl fmt::Debug for BrokenGlass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BrokenGlass(•••)")
    }
}

/// How much of a case may be shown to whoever may see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sight {
    /// The provider's own orders and whom they are for; nothing else of the case.
    Orders,
    /// What a party sees (*partens indsigt*): no internal documents, drafts or notes.
    Party,
    Whole,
}

/// One policy and its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    pub policy: String,
    pub da: String,
    pub en: String,
}

/// The answer to *may I*, and to *why may I* (*hvorfor må jeg*).
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Verdict {
    pub allowed: bool,
    /// Allowed only because the glass was broken: to be reviewed.
    pub review: bool,
    /// `None` when it is not allowed.
    pub sight: Option<Sight>,
    /// What settled it: the permits when it is allowed, else what stood in the way. Never empty.
    pub because: Vec<Arc<Why>>,
}

/// Why the policies cannot be used. The program does not start without them.
#[derive(Debug, thiserror::Error)]
pub enum CannotUsePolicies {
    #[error("{file} cannot be read: {problem}")]
    Unreadable { file: &'static str, problem: String },
    #[error("the policies do not fit their schema: {}", .0.join("; "))]
    DoNotFit(Vec<String>),
    #[error(
        "policy {policy} in {file} has no `@{annotation}`; every policy says who it is and why"
    )]
    Unexplained { file: &'static str, policy: String, annotation: &'static str },
    #[error("`@sight` of policy {policy} is neither `orders` nor `party`")]
    UnknownSight { policy: String },
    #[error("two policies are called `{policy}`; a policy's name is its own")]
    Twice { policy: String },
    #[error("the schema has no action `{0}`, or it may be done to nothing")]
    NoAction(String),
}

/// The policies, read and prepared once.
pub struct Policies {
    authorizer: Authorizer,
    slices: HashMap<(Job, Asked, Kind), Arc<Slice>>,
    actions: HashMap<Asked, (EntityUid, Entity)>,
    whys: HashMap<PolicyId, Explained>,
    names: Names,
    nothing_permits: Arc<Why>,
    unanswerable: Arc<Why>,
}

/// A permission as it was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Asked {
    Plainly(Permission),
    BehindGlass(Permission),
}

/// The policies that can have a say about one job, one action and one kind of resource. All others
/// name another job, action or kind in their head; leaving them out is what makes an answer quick.
struct Slice {
    all: PolicySet,
    /// To tell *nobody permits it* from *something forbids it*.
    permits: PolicySet,
}

struct Explained {
    why: Arc<Why>,
    sight: Sight,
}

/// Names that every question uses, parsed once.
struct Names {
    role: EntityUid,
    resources: HashMap<Kind, EntityUid>,
    jobs: HashMap<Job, EntityUid>,
}

/// What one role, or one look behind the glass, came to.
enum Answer {
    Yes(Vec<PolicyId>),
    /// The forbidding policies; none when nothing permits.
    No(Vec<PolicyId>),
    /// A policy failed, or a value could not be made.
    Broken,
}

impl Policies {
    /// Reads the policies the program carries and holds them against their schema.
    pub fn new() -> Result<Self, CannotUsePolicies> {
        Self::read(SCHEMA, &POLICIES)
    }

    fn read(schema: &str, files: &[(&'static str, &str)]) -> Result<Self, CannotUsePolicies> {
        let schema = read_schema(schema)?;
        let (set, whys) = read_policies(files)?;
        fits(&schema, &set)?;
        let all_actions =
            schema.action_entities().map_err(|error| unreadable(SCHEMA_FILE, &error))?;
        let names = Names::new()?;

        let mut actions = HashMap::new();
        let mut slices = HashMap::new();
        let mut made: HashMap<BTreeSet<String>, Arc<Slice>> = HashMap::new();
        for asked in Asked::all(&schema) {
            let action = uid("Action", &asked.action())?;
            let entity = all_actions
                .get(&action)
                .ok_or_else(|| CannotUsePolicies::NoAction(asked.action()))?
                .clone();
            let kinds = kinds(&schema, &action);
            if kinds.is_empty() {
                return Err(CannotUsePolicies::NoAction(asked.action()));
            }
            for &job in Job::ALL {
                for &kind in &kinds {
                    let has_a_say = |it: &&Policy| {
                        names.is_about_job(it, job)
                            && is_about_action(it, &action, &all_actions)
                            && is_about_kind(it, kind)
                    };
                    let policies: Vec<Policy> = set.policies().filter(has_a_say).cloned().collect();
                    // Without a permit the answer is no, whatever the rest says.
                    if policies.iter().all(|it| it.effect() == Effect::Forbid) {
                        continue;
                    }
                    let key = policies.iter().map(|it| it.id().to_string()).collect();
                    let slice = match made.get(&key) {
                        Some(slice) => slice.clone(),
                        None => Arc::new(Slice::new(policies)?),
                    };
                    made.insert(key, slice.clone());
                    slices.insert((job, asked, kind), slice);
                }
            }
            actions.insert(asked, (action, entity));
        }

        Ok(Self {
            authorizer: Authorizer::new(),
            slices,
            actions,
            whys,
            names,
            nothing_permits: Arc::new(Why {
                policy: "nothing-permits".to_owned(),
                da: "Ingen af personens roller giver ret til det.".to_owned(),
                en: "None of the person's roles gives the right to it.".to_owned(),
            }),
            unanswerable: Arc::new(Why {
                policy: "unanswerable".to_owned(),
                da: "Rettighederne kunne ikke afgøre spørgsmålet, og så er svaret nej.".to_owned(),
                en: "The policies could not settle the question, and then the answer is no."
                    .to_owned(),
            }),
        })
    }

    /// Whether somebody may do something to something, and why.
    ///
    /// `breaking` counts only where it is needed: a look that the roles allow anyway is not marked
    /// for review. It opens a person, a case and a journal, and never an act.
    pub fn may(
        &self,
        who: &Who,
        permission: Permission,
        resource: &Resource,
        breaking: Option<&BrokenGlass>,
    ) -> Verdict {
        let reasoned = breaking.is_some();
        let plainly = self.ask_all(who, Asked::Plainly(permission), resource, reasoned);
        if plainly.allowed || !reasoned {
            return plainly;
        }
        let behind = self.ask_all(who, Asked::BehindGlass(permission), resource, reasoned);
        if behind.allowed { Verdict { review: true, ..behind } } else { plainly }
    }

    /// *Kompetence* towards this resource: of the roles that reach it, not of all that are held. A
    /// leader of one unit is no leader in another.
    pub fn competences(&self, who: &Who, resource: &Resource) -> Vec<Competence> {
        let reaches = |role: &&Role| {
            [Permission::Sign, Permission::Approve].into_iter().any(|permission| {
                let asked = Asked::Plainly(permission);
                matches!(self.ask(who, role, asked, resource, false), Answer::Yes(_))
            })
        };
        who::competences_of(who.roles.iter().filter(reaches))
    }

    /// Asks each role by itself; the one that shows most settles it.
    fn ask_all(&self, who: &Who, asked: Asked, resource: &Resource, reasoned: bool) -> Verdict {
        let mut best: Option<(Sight, Vec<PolicyId>)> = None;
        let mut against = BTreeSet::new();
        let mut broken = false;
        for role in &who.roles {
            match self.ask(who, role, asked, resource, reasoned) {
                Answer::Yes(permits) => {
                    let sight = self.sight(&permits);
                    if best.as_ref().is_none_or(|(it, _)| *it < sight) {
                        best = Some((sight, permits));
                    }
                    if sight == Sight::Whole {
                        break;
                    }
                }
                Answer::No(forbids) => against.extend(forbids),
                Answer::Broken => broken = true,
            }
        }
        if let Some((sight, permits)) = best {
            let because = self.because(&permits);
            return Verdict { allowed: true, review: false, sight: Some(sight), because };
        }
        let against: Vec<PolicyId> = against.into_iter().collect();
        let because = match against.as_slice() {
            _ if broken => vec![self.unanswerable.clone()],
            [] => vec![self.nothing_permits.clone()],
            some => self.because(some),
        };
        Verdict { allowed: false, review: false, sight: None, because }
    }

    fn ask(
        &self,
        who: &Who,
        role: &Role,
        asked: Asked,
        resource: &Resource,
        reasoned: bool,
    ) -> Answer {
        let kind = resource.kind();
        let Some(slice) = self.slices.get(&(role.job, asked, kind)) else {
            return Answer::No(Vec::new());
        };
        let Some((request, entities)) = self.question(who, role, asked, resource, reasoned) else {
            return Answer::Broken;
        };
        let response = self.authorizer.is_authorized(&request, &slice.all, &entities);
        // Cedar passes over a policy that fails. A forbid that is passed over would open a door.
        if response.diagnostics().errors().next().is_some() {
            return Answer::Broken;
        }
        let mut settled: Vec<PolicyId> = response.diagnostics().reason().cloned().collect();
        settled.sort();
        if response.decision() == Decision::Allow {
            return Answer::Yes(settled);
        }
        let permitted = self.authorizer.is_authorized(&request, &slice.permits, &entities);
        match permitted.decision() {
            Decision::Allow => Answer::No(settled),
            Decision::Deny => Answer::No(Vec::new()),
        }
    }

    fn question(
        &self,
        who: &Who,
        role: &Role,
        asked: Asked,
        resource: &Resource,
        reasoned: bool,
    ) -> Option<(Request, Entities)> {
        let (action, action_entity) = self.actions.get(&asked)?;
        let principal = &self.names.role;
        let thing = self.names.resources.get(&resource.kind())?;
        let job = self.names.jobs.get(&role.job)?;

        let role =
            Entity::new(principal.clone(), role.attributes(who), HashSet::from([job.clone()]));
        let case = Entity::new(thing.clone(), resource.attributes(), HashSet::new());
        let entities = [role.ok()?, case.ok()?, action_entity.clone()];
        let entities = Entities::from_entities(entities, None).ok()?;
        let look = ("reasoned".to_owned(), RestrictedExpression::new_bool(reasoned));
        let look = Context::from_pairs([look]).ok()?;
        let request =
            Request::new(principal.clone(), action.clone(), thing.clone(), look, None).ok()?;
        Some((request, entities))
    }

    fn sight(&self, permits: &[PolicyId]) -> Sight {
        let sights = permits.iter().filter_map(|id| Some(self.whys.get(id)?.sight));
        sights.max().unwrap_or(Sight::Orders)
    }

    fn because(&self, ids: &[PolicyId]) -> Vec<Arc<Why>> {
        ids.iter().filter_map(|id| Some(self.whys.get(id)?.why.clone())).collect()
    }
}

impl Asked {
    fn all(schema: &Schema) -> Vec<Asked> {
        let known: HashSet<String> =
            schema.actions().map(|it| it.id().unescaped().to_owned()).collect();
        let behind = Permission::ALL.iter().map(|&it| Asked::BehindGlass(it));
        let behind = behind.filter(|it| known.contains(&it.action()));
        Permission::ALL.iter().map(|&it| Asked::Plainly(it)).chain(behind).collect()
    }

    fn action(self) -> String {
        match self {
            Asked::Plainly(permission) => permission.name().to_owned(),
            Asked::BehindGlass(permission) => format!("{permission}-behind-glass"),
        }
    }
}

impl Slice {
    fn new(policies: Vec<Policy>) -> Result<Self, CannotUsePolicies> {
        let set = |policies: Vec<Policy>| {
            PolicySet::from_policies(policies)
                .map_err(|error| CannotUsePolicies::DoNotFit(vec![error.to_string()]))
        };
        let permits = policies.iter().filter(|it| it.effect() == Effect::Permit).cloned();
        Ok(Self { permits: set(permits.collect())?, all: set(policies)? })
    }
}

impl Names {
    fn new() -> Result<Self, CannotUsePolicies> {
        let resources = Kind::ALL.iter().map(|&it| Ok((it, uid(it.name(), "asked-about")?)));
        let jobs = Job::ALL.iter().map(|&it| Ok((it, uid("Job", it.name())?)));
        Ok(Self {
            role: uid("Role", "asking")?,
            resources: resources.collect::<Result<_, CannotUsePolicies>>()?,
            jobs: jobs.collect::<Result<_, CannotUsePolicies>>()?,
        })
    }

    fn is_about_job(&self, policy: &Policy, job: Job) -> bool {
        match policy.principal_constraint() {
            PrincipalConstraint::In(named) => self.jobs.get(&job) == Some(&named),
            // Any other head is left to Cedar.
            _ => true,
        }
    }
}

const SCHEMA_FILE: &str = "schema.cedarschema";

fn unreadable(file: &'static str, problem: &dyn fmt::Display) -> CannotUsePolicies {
    CannotUsePolicies::Unreadable { file, problem: problem.to_string() }
}

fn read_schema(text: &str) -> Result<Schema, CannotUsePolicies> {
    match Schema::from_cedarschema_str(text) {
        Ok((schema, _warnings)) => Ok(schema),
        Err(error) => Err(unreadable(SCHEMA_FILE, &error)),
    }
}

fn read_policies(
    files: &[(&'static str, &str)],
) -> Result<(PolicySet, HashMap<PolicyId, Explained>), CannotUsePolicies> {
    let mut set = PolicySet::new();
    let mut whys = HashMap::new();
    for &(file, text) in files {
        let read: PolicySet = text.parse().map_err(|error| unreadable(file, &error))?;
        for policy in read.policies() {
            let note = |annotation: &'static str| match policy.annotation(annotation) {
                Some(text) if !text.trim().is_empty() => Ok(text.to_owned()),
                _ => Err(CannotUsePolicies::Unexplained {
                    file,
                    policy: policy.annotation("id").unwrap_or("without a name").to_owned(),
                    annotation,
                }),
            };
            let why = Why { policy: note("id")?, da: note("why_da")?, en: note("why_en")? };
            let sight = match policy.annotation("sight") {
                None => Sight::Whole,
                Some("party") => Sight::Party,
                Some("orders") => Sight::Orders,
                Some(_) => return Err(CannotUsePolicies::UnknownSight { policy: why.policy }),
            };
            let id = PolicyId::new(&why.policy);
            set.add(policy.new_id(id.clone()))
                .map_err(|_| CannotUsePolicies::Twice { policy: why.policy.clone() })?;
            whys.insert(id, Explained { why: Arc::new(why), sight });
        }
    }
    Ok((set, whys))
}

fn fits(schema: &Schema, set: &PolicySet) -> Result<(), CannotUsePolicies> {
    let result = Validator::new(schema.clone()).validate(set, ValidationMode::Strict);
    // A warning is mostly a policy that can never apply: somebody meant something else.
    let found = result.validation_errors().map(ToString::to_string);
    let found = found.chain(result.validation_warnings().map(ToString::to_string));
    let found: Vec<String> = found.collect();
    if found.is_empty() { Ok(()) } else { Err(CannotUsePolicies::DoNotFit(found)) }
}

fn uid(kind: &'static str, id: &str) -> Result<EntityUid, CannotUsePolicies> {
    let kind: EntityTypeName = kind.parse().map_err(|error| unreadable(SCHEMA_FILE, &error))?;
    Ok(EntityUid::from_type_name_and_id(kind, cedar_policy::EntityId::new(id)))
}

/// What the schema lets an action be done to.
fn kinds(schema: &Schema, action: &EntityUid) -> Vec<Kind> {
    let names: HashSet<String> = schema
        .resources_for_action(action)
        .into_iter()
        .flatten()
        .map(ToString::to_string)
        .collect();
    Kind::ALL.iter().copied().filter(|it| names.contains(it.name())).collect()
}

fn is_about_action(policy: &Policy, action: &EntityUid, actions: &Entities) -> bool {
    let is_it = |named: &EntityUid| named == action || actions.is_ancestor_of(named, action);
    match policy.action_constraint() {
        ActionConstraint::Any => true,
        ActionConstraint::Eq(named) => named == *action,
        ActionConstraint::In(named) => named.iter().any(is_it),
    }
}

fn is_about_kind(policy: &Policy, kind: Kind) -> bool {
    match policy.resource_constraint() {
        ResourceConstraint::Is(named) => named.to_string() == kind.name(),
        _ => true,
    }
}
