//! Actions as types, so that a permit for one never serves for another.

use vitrine_model::Function;

use crate::found::Resource;

/// One function, asked of one kind of resource.
pub trait Action: Send + Sync + 'static + sealed::Action {
    /// What it is asked of; `()` is the account.
    type On: Resource;
    /// The function of the access model.
    const FUNCTION: Function;
}

mod sealed {
    pub trait Action {}
}

macro_rules! actions {
    ($(#[$doc:meta])* $module:ident on $on:ty { $($name:ident = $function:ident,)* }) => {
        $(#[$doc])*
        pub mod $module {
            use super::{Action, Function, sealed};

            $(
                #[doc = concat!("`", stringify!($function), "`, asked of the ", stringify!($module), ".")]
                #[derive(Clone, Copy, Debug)]
                pub struct $name;

                impl sealed::Action for $name {}

                impl Action for $name {
                    type On = $on;
                    const FUNCTION: Function = Function::$function;
                }
            )*
        }
    };
}

actions! {
    /// What is asked of an asset.
    asset on vitrine_model::AssetId {
        See = See,
        Download = Download,
        Edit = Edit,
        Move = Move,
        Archive = Archive,
        Delete = Delete,
    }
}

actions! {
    /// What is asked of a folder.
    folder on vitrine_model::FolderId {
        See = See,
        Upload = Upload,
        Create = FolderCreate,
        Edit = FolderEdit,
        Archive = FolderArchive,
        Delete = FolderDelete,
        Access = Access,
    }
}

actions! {
    /// What is asked of the account.
    account on () {
        ManageUsers = UserManage,
        ManagePrivileges = PrivilegeManage,
        ManageGroups = GroupManage,
        ManageTags = TagManage,
        ManageSettings = SettingsManage,
        Supermode = Supermode,
        ReadAudit = AuditRead,
    }
}
