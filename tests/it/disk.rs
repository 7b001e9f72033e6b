//! Work that is interrupted wherever it changes the disk: killed, refused by the disk, or left without power.

mod act;
mod moments;
mod points;
mod room;
