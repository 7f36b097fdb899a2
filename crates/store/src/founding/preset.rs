//! What the two preset groups allow.

use vitrine_model::{Function, FunctionSet};

/// What everyone may do in a new account: work, and administer nothing.
pub(super) const EVERYONE: FunctionSet = {
    use Function::*;
    FunctionSet::of(&[
        See,
        Download,
        Upload,
        Edit,
        Move,
        Archive,
        Delete,
        Comment,
        TaskCreate,
        TaskEdit,
        ApprovalCreate,
        FolderCreate,
        FolderEdit,
        ShareReview,
        ShareDownload,
    ])
};

/// What the preset group Admins adds.
pub(super) const ADMINISTRATION: FunctionSet = {
    use Function::*;
    FunctionSet::of(&[
        FolderArchive,
        FolderDelete,
        Access,
        TagManage,
        StageManage,
        UserManage,
        PrivilegeManage,
        GroupManage,
        PeopleSee,
        LicenceManage,
        ColourManage,
        ConsentManage,
        AuditRead,
        SettingsManage,
    ])
};
