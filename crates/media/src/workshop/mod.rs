//! The workshop: where the server's process has files examined and rendered.

mod config;
mod examine;
mod examine_still;
mod render;
mod render_document;
mod render_film;
mod render_office;
mod render_sound;
mod render_still;
mod tools;
mod trial;
mod ways;

use std::path::{Path, PathBuf};

pub use config::{Deadlines, Limits, WorkshopConfig};
pub use tools::ToolReport;

use crate::{
    Confinement, Failure, Tool,
    child::{Answer, Task},
    confine::{Bounds, Execute, Resources},
    run::{self, Job},
};
use tools::Tools;

/// Has files examined and rendered, each by confined children. Cheap to share behind an `Arc`; holds no state
/// but its configuration, so that any number of jobs may run at once: how many is the caller's to decide.
#[derive(Debug)]
pub struct Workshop {
    config: WorkshopConfig,
    tools: Tools,
}

impl Workshop {
    /// A workshop; looks for the tools in the folders of `PATH`, once.
    pub fn new(config: WorkshopConfig) -> Self {
        let tools = Tools::find(&config.tools);
        Self { config, tools }
    }

    /// What confines a child on this machine, as a child itself reports.
    ///
    /// # Errors
    ///
    /// Fails if no child can be started.
    pub async fn confinement(&self) -> Result<Confinement, Failure> {
        let job = Job {
            bounds: self.bounds(
                &[],
                &[],
                Execute::Nothing,
                &Effort::brief(self.config.deadlines.examine),
            ),
            task: Task::Report,
            deadline: self.config.deadlines.examine,
        };
        match run::ask(&self.config.program, job).await? {
            Answer::Confinement(report) => Ok(report),
            _ => Err(Failure::Crashed),
        }
    }

    /// The tools, where they are, and which version each says that it is.
    pub async fn tools(&self) -> Vec<ToolReport> {
        let mut reports = Vec::new();
        for tool in Tool::ALL {
            let version = self.version(tool).await;
            reports.push(ToolReport {
                tool,
                path: self.tools.path(tool).ok().map(Path::to_owned),
                version,
            });
        }
        reports
    }

    async fn version(&self, tool: Tool) -> Option<String> {
        let Some(argument) = tools::version_argument(tool) else {
            return self.tools.path(tool).ok().map(|_| "installed".to_owned());
        };
        let arguments = vec![argument.to_owned()];
        let effort = Effort::brief(self.config.deadlines.examine);
        let output = run::collect_all(
            &self.config.program,
            self.tool(tool, arguments, &[], &[], &effort).ok()?,
        )
        .await;
        tools::version(&output.ok()?)
    }

    /// A job for one of the tools.
    fn tool(
        &self,
        tool: Tool,
        arguments: Vec<String>,
        read: &[&Path],
        write: &[&Path],
        effort: &Effort,
    ) -> Result<Job, Failure> {
        Ok(Job {
            bounds: self.bounds(read, write, Execute::SystemPrograms, effort),
            task: Task::Become {
                program: self.tools.path(tool)?.to_owned(),
                arguments,
                environment: Vec::new(),
            },
            deadline: effort.deadline,
        })
    }

    fn bounds(&self, read: &[&Path], write: &[&Path], execute: Execute, effort: &Effort) -> Bounds {
        let owned = |paths: &[&Path]| paths.iter().map(|path| PathBuf::from(*path)).collect();
        Bounds {
            read: owned(read),
            write: owned(write),
            execute,
            resources: Resources {
                memory: self.config.limits.memory,
                // All threads may be busy until the deadline; what spins longer is ended by the kernel.
                processor_seconds: (effort.deadline.as_secs() + 1)
                    * u64::from(self.config.limits.threads.max(1) + 1),
                file_size: effort.file_size,
            },
        }
    }
}

/// How long a child may take and how large a file it may write.
struct Effort {
    deadline: std::time::Duration,
    file_size: u64,
}

impl Effort {
    /// For a child that writes no file.
    fn brief(deadline: std::time::Duration) -> Self {
        Self {
            deadline,
            file_size: 0,
        }
    }
}

/// Tools are told paths in words; every path of a store is plain.
fn plain(path: &Path) -> Result<&str, Failure> {
    path.to_str().ok_or(Failure::NotStarted)
}
