//! The one thread that starts children.
//!
//! A child asks to be ended with its parent, and to the kernel the parent is the *thread* that started it.
//! The threads of an async runtime come and go; this one stays as long as the process.

use std::{
    io,
    sync::{
        OnceLock,
        mpsc::{Sender, channel},
    },
};

use tokio::{
    process::{Child, Command},
    runtime::Handle,
    sync::oneshot,
};

struct Request {
    command: Command,
    runtime: Handle,
    reply: oneshot::Sender<io::Result<Child>>,
}

/// Starts a child from the thread that stays.
pub(super) async fn spawn(command: Command) -> io::Result<Child> {
    let gone = || io::Error::other("the thread that starts children is gone");
    let (reply, started) = oneshot::channel();
    let request = Request {
        command,
        runtime: Handle::current(),
        reply,
    };
    thread()?.send(request).map_err(|_| gone())?;
    started.await.map_err(|_| gone())?
}

fn thread() -> io::Result<&'static Sender<Request>> {
    static THREAD: OnceLock<Sender<Request>> = OnceLock::new();
    if let Some(sender) = THREAD.get() {
        return Ok(sender);
    }
    let (sender, requests) = channel::<Request>();
    std::thread::Builder::new()
        .name("media-children".to_owned())
        .spawn(move || {
            for mut request in requests {
                let _inside = request.runtime.enter();
                // A caller that is gone drops the child, and `kill_on_drop` ends it.
                let _ = request.reply.send(request.command.spawn());
            }
        })?;
    // Where two callers race, the thread of the one that loses ends with its channel.
    Ok(THREAD.get_or_init(|| sender))
}
