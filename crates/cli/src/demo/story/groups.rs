//! The four groups beside All users and Admins, and what each adds.

use vitrine_model::Function;
use vitrine_model::Function::*;

/// What everyone may do wherever they are admitted: look, and say something.
pub(crate) const ALL_USERS: &[Function] = &[See, Comment];

/// A group, and the functions that it allows its members.
#[derive(Debug)]
pub(crate) struct Group {
    /// What it is called.
    pub(crate) name: &'static str,
    /// What it allows.
    pub(crate) functions: &'static [Function],
}

/// All four.
pub(crate) const GROUPS: &[Group] = &[
    Group {
        name: "Producers",
        functions: &[
            See,
            Download,
            Upload,
            Edit,
            Move,
            Archive,
            Delete,
            Comment,
            CommentEdit,
            ShareReview,
            ShareDownload,
            ShareWeb,
            FolderCreate,
            FolderEdit,
            FolderArchive,
            FolderDelete,
            Access,
            TaskCreate,
            TaskEdit,
            ApprovalCreate,
            TagManage,
            PeopleSee,
        ],
    },
    Group {
        name: "Film crew",
        functions: &[
            See,
            Download,
            Upload,
            Edit,
            Move,
            Archive,
            Comment,
            ShareReview,
            FolderCreate,
            FolderEdit,
            PeopleSee,
        ],
    },
    Group {
        name: "Photo desk",
        functions: &[
            See,
            Download,
            Upload,
            Edit,
            Move,
            Delete,
            Comment,
            ShareReview,
            FolderCreate,
            FolderEdit,
            PeopleSee,
        ],
    },
    Group {
        name: "Press desk",
        functions: &[
            See,
            Download,
            Upload,
            Edit,
            Comment,
            ShareReview,
            ShareDownload,
            ShareWeb,
            PeopleSee,
        ],
    },
];
