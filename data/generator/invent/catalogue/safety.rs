//! Feeling safe, and fireworks.

use super::{Asked, Base, Direction, Entry, Granularity, Kind, PlaceBasis};

pub(super) fn entries() -> Vec<Entry> {
    vec![safe(), fireworks()]
}

fn safe() -> Entry {
    Entry {
        id: "tryg-i-nabolaget",
        name: ["Borgere, der er trygge i nabolaget", "People who feel safe in their neighbourhood"],
        short: ["Tryg i nabolaget", "Feels safe locally"],
        definition: [
            "Andel af de adspurgte voksne, der svarer, at de er trygge i deres nabolag. Tallene bygger på en stikprøve, der er offentliggjort.",
            "Share of the adults asked who say that they feel safe in their neighbourhood. From a sample survey that has been published.",
        ],
        domain: "safety",
        source: "Tryghedsmålingen (opdigtede tal)",
        direction: Direction::Protective,
        granularity: Granularity::Year,
        place: PlaceBasis::Residence,
        protect: false,
        ages: &[],
        kind: Kind::Share(Asked::Sample(90)),
        levels: [812, 828, 676, 905, 910, 868, 902, 908, 796, 880, 912, 890, 874, 792, 846],
        reported: &[],
    }
}

fn fireworks() -> Entry {
    Entry {
        id: "fyrvaerkeri",
        name: ["Anmeldelser om fyrværkeri", "Reports about fireworks"],
        short: ["Fyrværkeri", "Fireworks"],
        definition: [
            "Antal anmeldelser til politiet i måneden om fyrværkeri, der generer eller er ulovligt, opgjort efter stedet. Fyrværkeri må kun affyres fra 27. december til 1. januar.",
            "Reports to the police in the month about fireworks that disturb or are unlawful, by place. Fireworks may be used from 27 December to 1 January only.",
        ],
        domain: "safety",
        source: "Fyns Politi (opdigtede tal)",
        direction: Direction::Risk,
        granularity: Granularity::Month,
        place: PlaceBasis::Offence,
        protect: true,
        ages: &[],
        kind: Kind::Count {
            base: Base::None,
            rate: 2.6,
            more: 0.2,
            season: [290, 24, 16, 12, 12, 10, 12, 14, 18, 52, 160, 580],
            unplaced: 0.04,
        },
        levels: [130, 105, 230, 60, 55, 95, 70, 60, 130, 80, 55, 75, 85, 135, 105],
        reported: &[0.86, 0.94, 0.98],
    }
}
