//! At which addresses the device can be reached.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use super::Patient;
use super::doors::Doors;
use super::line::{Light, Line, Subject, Words};

/// The kernel's word for a socket that listens.
const LISTENS: &str = "0A";

pub(super) fn look(patient: &Patient<'_>, doors: Doors) -> Vec<Line> {
    let tables = ["/proc/net/tcp", "/proc/net/tcp6"].map(|table| patient.files.text(table));
    if tables.iter().all(Result::is_err) {
        return vec![Line::new(Subject::Network, Light::Amber, Words::new("doctor-network-unseen"))];
    }
    let lines = tables.iter().flatten().flat_map(|table| table.lines());
    let sockets: BTreeSet<SocketAddr> = lines.filter_map(listening).collect();
    let ports: BTreeSet<u16> = doors.all().map(|door| door.port()).collect();
    ports.into_iter().map(|port| reached(port, &sockets)).collect()
}

/// From where a port can be reached.
fn reached(port: u16, sockets: &BTreeSet<SocketAddr>) -> Line {
    let sockets: Vec<&SocketAddr> = sockets.iter().filter(|at| at.port() == port).collect();
    let (light, key) = if sockets.is_empty() {
        (Light::Amber, "doctor-network-nobody")
    } else if sockets.iter().all(|at| at.ip().is_loopback()) {
        (Light::Green, "doctor-network-here")
    } else {
        (Light::Green, "doctor-network-open")
    };
    let shown: Vec<String> = sockets.iter().map(ToString::to_string).collect();
    let words = Words::new(key).open("port", u64::from(port).to_string());
    Line::new(Subject::Network, light, words.closed("addresses", shown.join(", ")))
}

/// Where a socket listens: `0: 0100007F:1F90 00000000:0000 0A …`
fn listening(line: &str) -> Option<SocketAddr> {
    let mut words = line.split_whitespace();
    let (at, state) = (words.nth(1)?, words.nth(1)?);
    if state != LISTENS {
        return None;
    }
    let (ip, port) = at.split_once(':')?;
    let port = u16::from_str_radix(port, 16).ok()?;
    Some(SocketAddr::new(address(ip)?, port))
}

/// An address in words of 32 bits, each with its lowest byte first.
fn address(hex: &str) -> Option<IpAddr> {
    let word = |at: usize| {
        let digits = hex.get(8 * at..8 * at + 8)?;
        u32::from_str_radix(digits, 16).ok().map(u32::to_le_bytes)
    };
    match hex.len() {
        8 => Some(Ipv4Addr::from(word(0)?).into()),
        32 => {
            let bytes: Vec<u8> = (0..4).filter_map(word).flatten().collect();
            Some(Ipv6Addr::from(<[u8; 16]>::try_from(bytes).ok()?).into())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sockets_are_read_as_the_kernel_writes_them() {
        let line = |at: &str, state: &str| format!("  0: {at} 00000000:0000 {state} 00000000:00000000");
        let listens = |at: &str| listening(&line(at, "0A")).map(|at| at.to_string());
        assert_eq!(listens("0100007F:1F90").unwrap(), "127.0.0.1:8080");
        assert_eq!(listens("00000000:0050").unwrap(), "0.0.0.0:80");
        assert_eq!(listens("00000000000000000000000001000000:01BB").unwrap(), "[::1]:443");
        assert_eq!(listening(&line("0100007F:1F90", "01")), None, "a connection");
        assert_eq!(listening("  sl  local_address rem_address   st tx_queue rx_queue"), None);
        assert_eq!(listens("é100007F:1F90"), None);
    }
}
