//! `komspot confined`, in debug builds: does one thing within walls, for tests to see that it cannot.

use std::fs;
use std::io::{Write as _, stdout};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::process::ExitCode;

use anyhow::Context as _;

use super::Session;
use super::arguments::{ConfinedArguments, Probe};
use crate::app::Terms;
use crate::app::stage::{self, Prepared};
use crate::progress::Silent;
use crate::sandbox::{Reach, confine};
use crate::snapshot::Store;

pub(super) fn confined(session: &Session, arguments: ConfinedArguments) -> anyhow::Result<ExitCode> {
    let ConfinedArguments { read, write, memory_mb, seconds, file_mb, probe } = arguments;
    let reach = Reach { read, write, memory_bytes: memory_mb << 20, seconds, file_bytes: file_mb << 20 };
    let confined = confine(&reach)?;
    writeln!(stdout(), "confined: {confined}")?;
    match probe {
        Probe::Nothing => {}
        Probe::Read { path } => drop(fs::read(path).context("read")?),
        Probe::Write { path } => fs::write(path, vec![7; 3 << 20]).context("write")?,
        Probe::Remove { path } => fs::remove_file(path).context("remove")?,
        Probe::Connect { address } => drop(TcpStream::connect(address).context("connect")?),
        Probe::Listen => drop(TcpListener::bind("127.0.0.1:0").context("listen")?),
        Probe::Send { address } => {
            UdpSocket::bind("127.0.0.1:0")
                .and_then(|socket| socket.send_to(b"x", address))
                .context("send")?;
        }
        Probe::Run { program } => drop(std::process::Command::new(program).status().context("run")?),
        Probe::Allocate { mb } => {
            let mut held: Vec<u8> = Vec::new();
            held.try_reserve_exact(mb << 20).context("allocate")?;
            held.resize(mb << 20, 7);
            std::hint::black_box(held);
        }
        Probe::Spin => {
            let mut turns = 0_u64;
            loop {
                turns = std::hint::black_box(turns.wrapping_add(1));
            }
        }
        Probe::Thread => {
            std::thread::spawn(|| ()).join().map_err(|_| anyhow::anyhow!("a thread failed"))?;
        }
        Probe::Prepare { bundle } => {
            let store = Store::new(&session.data_dir);
            match stage::prepare(&bundle, "probe", &store, &Terms::default(), &Silent, &|_, _| String::new())?
            {
                Prepared::Ready { .. } => {}
                Prepared::Refused { findings } => anyhow::bail!("prepare: {findings:?}"),
            }
        }
    }
    writeln!(stdout(), "done")?;
    Ok(ExitCode::SUCCESS)
}
