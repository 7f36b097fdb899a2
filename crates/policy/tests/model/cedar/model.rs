//! The policies and their schema, read once.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, EntityId, EntityTypeName, EntityUid, PolicySet, Request,
    RequestEnv, Schema,
};
use vitrine_model::Function;

/// A set of policies for each question that the procedure asks.
pub(super) struct Model {
    pub(super) schema: Schema,
    sets: HashMap<&'static str, PolicySet>,
    actions: Vec<EntityUid>,
    /// Which function the schema asks of which kind of resource.
    asked: HashSet<(usize, &'static str)>,
    authorizer: Authorizer,
}

macro_rules! sets {
    ($($name:literal)*) => { [$(($name, include_str!(concat!($name, ".cedar")))),*] };
}

const SETS: [(&str, &str); 9] =
    sets!["standing" "function" "place" "state" "file" "reason" "warning" "link" "people"];

/// What a resource can be.
pub(super) const KINDS: [&str; 5] = ["Account", "Folder", "Asset", "Project", "Playlist"];

static MODEL: LazyLock<Model> = LazyLock::new(Model::read);

static TYPES: LazyLock<HashMap<&'static str, EntityTypeName>> = LazyLock::new(|| {
    let known = [
        "Account", "Action", "Asset", "Circle", "Folder", "Group", "Licence", "Link", "List", "Mark",
        "Playlist", "Project", "Rule", "Shelf", "State", "User",
    ];
    known
        .into_iter()
        .map(|name| (name, name.parse().unwrap()))
        .collect()
});

/// What stands for a thing of that kind.
pub(super) fn uid(kind: &str, id: impl ToString) -> EntityUid {
    EntityUid::from_type_name_and_id(TYPES[kind].clone(), EntityId::new(id.to_string()))
}

impl Model {
    pub(super) fn get() -> &'static Self {
        &MODEL
    }

    fn read() -> Self {
        let (schema, warnings) = Schema::from_cedarschema_str(include_str!("model.cedarschema")).unwrap();
        assert_eq!(
            warnings.map(|warning| warning.to_string()).collect::<Vec<_>>(),
            [""; 0]
        );
        let actions: Vec<EntityUid> = Function::ALL
            .iter()
            .map(|function| uid("Action", function.word()))
            .collect();
        let environments: Vec<RequestEnv> = schema.request_envs().collect();
        let asks = |action: &EntityUid, kind: &str| {
            environments
                .iter()
                .any(|env| env.action() == action && *env.resource() == TYPES[kind])
        };
        let asked = actions
            .iter()
            .enumerate()
            .flat_map(|(at, action)| {
                KINDS
                    .into_iter()
                    .filter(move |kind| asks(action, kind))
                    .map(move |kind| (at, kind))
            })
            .collect();
        Self {
            sets: SETS.map(|(name, text)| (name, text.parse().unwrap())).into(),
            schema,
            actions,
            asked,
            authorizer: Authorizer::new(),
        }
    }

    /// Every set with its name.
    pub(super) fn all(&self) -> impl Iterator<Item = (&&'static str, &PolicySet)> {
        self.sets.iter()
    }

    /// Is that asked of such a resource at all?
    pub(super) fn asks(&self, function: Function, kind: &'static str) -> bool {
        self.asked.contains(&(function.index(), kind))
    }

    pub(super) fn action(&self, function: Function) -> &EntityUid {
        &self.actions[function.index()]
    }

    /// Does Cedar permit it by that set of policies? A policy that can't be evaluated would be left out unnoticed.
    pub(super) fn permits(
        &self,
        set: &str,
        (principal, action, resource): (&EntityUid, &EntityUid, &EntityUid),
        context: &Context,
        entities: &Entities,
    ) -> bool {
        let request = Request::new(
            principal.clone(),
            action.clone(),
            resource.clone(),
            context.clone(),
            None,
        )
        .unwrap();
        let response = self.authorizer.is_authorized(&request, &self.sets[set], entities);
        let errors: Vec<String> = response.diagnostics().errors().map(ToString::to_string).collect();
        assert!(errors.is_empty(), "{set}: {errors:?}");
        response.decision() == Decision::Allow
    }
}
