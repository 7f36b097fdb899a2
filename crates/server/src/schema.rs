//! What the model's words and maps look like in the API's description, so that clients can be written against
//! the words themselves instead of against any text.
//!
//! The model knows nothing of schemas. Each name here stands for one of its types in a `value_type`, and is
//! made of that type's own list of words: a word that is added there is in the description too.

use std::borrow::Cow;

use utoipa::openapi::schema::{AdditionalProperties, ObjectBuilder, Schema, Type};
use utoipa::openapi::{Ref, RefOr};
use utoipa::{PartialSchema, ToSchema};
use vitrine_media::RenditionName as Rendition;
use vitrine_model::{Function, FunctionSet, Lifecycle, MediaKind, State as Grant};
use vitrine_policy as policy;
use vitrine_store::{assets, presets};

macro_rules! words {
    ($($(#[doc = $doc:literal])* $name:ident = $words:expr;)*) => {$(
        $(#[doc = $doc])*
        pub(crate) enum $name {}

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                one_of($words).description(Some(concat!($($doc),*).trim())).into()
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed(stringify!($name))
            }
        }
    )*};
}

words! {
    /// How high somebody stands in the account.
    Level = vitrine_model::Level::ALL.iter().map(|level| level.word());
    /// What kind of group it is.
    GroupKind = vitrine_model::GroupKind::ALL.iter().map(|kind| kind.word());
    /// Something that each account begins with.
    Preset = presets::Preset::ALL.iter().map(|preset| preset.word());
    /// The state of an asset or a folder.
    State = Lifecycle::ALL.iter().map(|state| state.word());
    /// What an asset is to look at.
    AssetKind = MediaKind::ALL.iter().map(|kind| kind.word());
    /// What may stand in a field of the account's own.
    FieldKind = vitrine_model::FieldKind::ALL.iter().map(|kind| kind.word());
    /// How far previews are.
    Processing = assets::Processing::ALL.iter().map(|processing| processing.word());
    /// Which rendition it is.
    RenditionName = Rendition::ALL.into_iter().filter_map(Rendition::word);
    /// Whether somebody may sign in.
    Status = vitrine_model::Status::ALL.iter().map(|status| status.word());
    /// What an answer comes to.
    Effect = policy::Effect::ALL.iter().map(|effect| effect.word());
    /// A gate of the access model.
    Gate = policy::Gate::ALL.iter().map(|gate| gate.word());
    /// Why something is refused.
    Why = policy::Why::ALL.iter().map(|why| why.word());
    /// Why one of many was not changed; with `gives_maker` it would give its maker what they lack.
    NotDoneWhy = policy::Why::ALL.iter().map(|why| why.word()).chain(["gives_maker", "changed_since"]);
    /// What an entry says of a function.
    GrantState = [Grant::Allow, Grant::Deny].into_iter().map(Grant::word);
    /// What an entry is to say of a function; `unset` is the same as leaving the function out.
    NewGrantState = [Grant::Allow, Grant::Deny, Grant::Unset].into_iter().map(Grant::word);
    /// A function that is asked of a folder or an asset.
    PlaceFunction = FunctionSet::PLACE_BOUND.iter().map(Function::word);
    /// What a piece of a query is taken for.
    QuerySense = ["words", "phrase", "nothing", "unfinished"].into_iter()
        .chain(vitrine_search::Field::ALL.iter().map(|field| field.word()));
    /// Any function.
    ActionFunction = all_functions().map(Function::word);
}

/// One of those words.
fn one_of(words: impl IntoIterator<Item = &'static str>) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(words))
}

/// Every function, in the order of the access model.
pub(crate) fn all_functions() -> impl Iterator<Item = Function> {
    Function::ALL.iter().copied()
}

/// A map from some of those functions to `T`, and from nothing else.
pub(crate) fn by_function<T: ToSchema>(functions: impl Iterator<Item = Function>) -> ObjectBuilder {
    functions
        .fold(ObjectBuilder::new().schema_type(Type::Object), |map, function| {
            map.property(function.word(), Ref::from_schema_name(T::name()))
        })
        .additional_properties(Some(AdditionalProperties::FreeForm(false)))
}

/// Puts `T` and all that it refers to among the named schemas.
pub(crate) fn name<T: ToSchema>(named: &mut Vec<(String, RefOr<Schema>)>) {
    named.push((T::name().into_owned(), T::schema()));
    T::schemas(named);
}
