//! Random words that nobody can guess.

use sha2::{Digest as _, Sha256};

use crate::digest::hexadecimal;

/// 256 random bits in hexadecimal: the value of a session's cookie, or of a form's hidden field.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::web) struct Token(String);

/// What a token is looked up by: whoever reads the server's memory or times a comparison learns no token.
pub(super) type Print = [u8; 32];

impl Token {
    /// A new one; `None` if the machine has no random numbers to give.
    pub(in crate::web) fn new() -> Option<Self> {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes).ok()?;
        Some(Self(hexadecimal(&bytes)))
    }

    /// The token as text, safe in cookies and forms.
    pub(in crate::web) fn as_str(&self) -> &str {
        &self.0
    }

    /// True if this is what somebody has brought. Takes the same time wherever they differ.
    pub(in crate::web) fn is(&self, brought: &str) -> bool {
        print(&self.0) == print(brought)
    }
}

/// The digest of what somebody has brought.
pub(super) fn print(text: &str) -> Print {
    Sha256::digest(text.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_are_alike_and_each_is_only_itself() {
        let (one, other) = (Token::new().unwrap(), Token::new().unwrap());
        assert_eq!(one.as_str().len(), 64);
        assert!(one.as_str().bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert!(one.is(one.as_str()) && !one.is(other.as_str()) && !one.is(""));
    }
}
