//! Counts that are judged together: an indicator, or a family that adds up.

use std::collections::HashMap;
use std::sync::Arc;

use super::evidence::Evidence;
use super::fact::{Fact, Told};

/// One additive table of counts and everything that is said about it.
pub(super) struct Layer {
    /// What it is called in messages.
    pub(super) name: String,
    /// The indicators that are added.
    pub(super) members: Vec<String>,
    /// Their sum by name, where there is more than one.
    pub(super) sum: Option<String>,
    pub(super) says: Vec<Says>,
}

/// What a row says about this layer.
pub(super) struct Says {
    /// Its place in [`Evidence::facts`].
    pub(super) fact: usize,
    /// Which member; `None` is their sum.
    pub(super) member: Option<usize>,
    pub(super) told: Told,
}

impl Layer {
    /// All layers: families as they were named, every other indicator by
    /// itself. A mean is no count, the persons behind it are; a share is
    /// three: the cases, the base, and what is left of it.
    pub(super) fn of(evidence: &Evidence) -> Vec<Self> {
        let mut order: Vec<Arc<str>> = Vec::new();
        let mut facts: HashMap<Arc<str>, Vec<usize>> = HashMap::new();
        for (at, fact) in evidence.facts.iter().enumerate() {
            facts
                .entry(fact.indicator.clone())
                .or_insert_with(|| {
                    order.push(fact.indicator.clone());
                    Vec::new()
                })
                .push(at);
        }
        let mut layers = Vec::new();
        let of = |name: &str| facts.get(name).map_or(&[][..], Vec::as_slice);
        for family in &evidence.rule.families {
            let mut says = Vec::new();
            for (member, name) in family.members.iter().enumerate() {
                says.extend(Says::counts(evidence, of(name), Some(member)));
            }
            if let Some(sum) = &family.sum {
                says.extend(Says::counts(evidence, of(sum), None));
            }
            let sum = family.sum.clone().unwrap_or_else(|| family.members.join(" + "));
            layers.push(Self { name: sum.clone(), members: family.members.clone(), sum: Some(sum), says });
        }
        let in_family = |name: &str| {
            let families = &evidence.rule.families;
            families.iter().any(|family| {
                family.sum.as_deref() == Some(name) || family.members.iter().any(|member| member == name)
            })
        };
        for name in order.iter().filter(|name| !in_family(name)) {
            let own = of(name);
            let is_mean = own.iter().any(|&at| evidence.facts.get(at).is_some_and(is_fraction));
            let is_share = evidence.rule.shares.iter().any(|share| **share == **name);
            if !is_mean {
                layers.push(Self::one(name, Says::counts(evidence, own, Some(0))));
            }
            if is_mean || is_share {
                layers.push(Self::one(&format!("{name} (base)"), Says::bases(evidence, own, |_, base| base)));
            }
            if is_share {
                let rest = Says::bases(evidence, own, |value, base| base - value);
                layers.push(Self::one(&format!("{name} (base − value)"), rest));
            }
        }
        layers.retain(|layer| !layer.says.is_empty());
        layers
    }

    fn one(name: &str, says: Vec<Says>) -> Self {
        Self { name: name.to_owned(), members: vec![name.to_owned()], sum: None, says }
    }
}

impl Says {
    /// What is said about the values, with what a rate beside a hidden one gives away.
    fn counts(evidence: &Evidence, facts: &[usize], member: Option<usize>) -> Vec<Self> {
        let says = |&at: &usize| {
            let fact = evidence.facts.get(at)?;
            Some(Self { fact: at, member, told: with_rate(evidence, fact) })
        };
        facts.iter().filter_map(says).collect()
    }

    /// What is said about a count made from value and base; nothing where either is hidden.
    fn bases(evidence: &Evidence, facts: &[usize], count: impl Fn(f64, f64) -> f64) -> Vec<Self> {
        let says = |&at: &usize| {
            let fact = evidence.facts.get(at)?;
            let told = match (fact.told, fact.base) {
                (Told::Number(value), Some(base)) => Told::Number(count(value, base)),
                (Told::Missing, _) => Told::Missing,
                _ => Told::HIDDEN,
            };
            Some(Self { fact: at, member: Some(0), told })
        };
        let says: Vec<_> = facts.iter().filter_map(says).collect();
        let tells = says.iter().any(|says| matches!(says.told, Told::Number(_)));
        if tells { says } else { Vec::new() }
    }
}

/// A count is whole; what has decimals is a mean.
fn is_fraction(fact: &Fact) -> bool {
    matches!(fact.told, Told::Number(number) if number.fract() != 0.0)
}

fn with_rate(evidence: &Evidence, fact: &Fact) -> Told {
    let (Told::Between(least, most), Some(rate)) = (fact.told, fact.rate) else { return fact.told };
    let year = i16::try_from((fact.time.span.to - 1).div_euclid(12)).unwrap_or(i16::MAX);
    let persons = fact.base.or_else(|| evidence.persons_of(fact.area.as_ref(), year, fact.age));
    let Some(persons) = persons else { return fact.told };
    let (low, high) = rate.counts(persons, f64::from(evidence.rule.per));
    Told::Between(least.max(low), most.min(high))
}
