//! The members of one item while it is checked: the first fault counts, and what follows it goes on with nothing.

use std::rc::Rc;

use super::super::json::{self, Members};
use super::{Content, Fault, Item, ItemKind, Remark};
use crate::domain::document::Extra;
use crate::domain::messages::{Message, file as msg};

/// An item of a file while it is read.
pub(super) struct Fields<'a> {
    pub(super) members: Members<'a>,
    fault: Option<Fault>,
    remarks: Vec<Remark>,
}

impl<'a> Fields<'a> {
    /// The item written as `json`; with a fault if that is no object.
    pub(super) fn of(json: &'a str) -> Self {
        let members = Members::of(json);
        Self {
            fault: members.is_none().then_some(Fault::NotAnObject),
            members: members.unwrap_or_default(),
            remarks: Vec::new(),
        }
    }

    /// The item as it was read: `content`, unless there was a fault.
    pub(super) fn item(self, kind: ItemKind, index: usize, content: Option<Content>) -> Item {
        let id = if kind == ItemKind::Link {
            None
        } else {
            self.members.text("id")
        };
        Item {
            kind,
            index,
            id: id.as_deref().map(shown),
            content: match (self.fault, content) {
                (None, Some(content)) => Ok(content),
                // What has no fault has content.
                (fault, _) => Err(fault.unwrap_or(Fault::NotAnObject)),
            },
            remarks: self.remarks,
        }
    }

    /// Whether no fault was found.
    pub(super) const fn is_sound(&self) -> bool {
        self.fault.is_none()
    }

    /// Notes a fault, unless there is one.
    pub(super) fn fail(&mut self, fault: Fault) {
        if self.fault.is_none() {
            self.fault = Some(fault);
        }
    }

    /// Notes that a member is not what it must be.
    pub(super) fn wrong(&mut self, member: &'static str, must: Message) {
        self.fail(Fault::Wrong { member, must });
    }

    /// Notes a remark, unless there was a fault before it.
    pub(super) fn remark(&mut self, remark: Remark) {
        if self.is_sound() {
            self.remarks.push(remark);
        }
    }

    /// Notes that a member is left out.
    pub(super) fn leave_out(&mut self, member: &'static str, why: Message) {
        self.remark(Remark::LeftOut { member, why });
    }

    /// Notes that a colour or line was replaced.
    pub(super) fn look(&mut self, member: &'static str, instead: &'static str) {
        self.remark(Remark::Look { member, instead });
    }

    /// A text that may be missing: then it is empty.
    pub(super) fn may(&mut self, member: &'static str) -> Rc<str> {
        let Some(json) = self.members.get(member) else {
            return Rc::default();
        };
        let text = json::text(json);
        if text.is_none() {
            self.wrong(member, msg::A_TEXT);
        }
        text.unwrap_or_default()
    }

    /// A text that may be missing, cut after `most` code points.
    pub(super) fn cut(&mut self, member: &'static str, most: usize) -> Rc<str> {
        let text = self.may(member);
        let Some((end, _)) = text.char_indices().nth(most) else {
            return text;
        };
        self.remark(Remark::Cut { member, most });
        text.get(..end).unwrap_or_default().into()
    }

    /// A text that must be there.
    pub(super) fn must(&mut self, member: &'static str) -> Rc<str> {
        if self.members.get(member).is_none() {
            self.fail(Fault::Missing(member));
        }
        self.may(member)
    }

    /// A text that must be there and must not be empty.
    pub(super) fn filled(&mut self, member: &'static str) -> Rc<str> {
        let text = self.may(member);
        if text.is_empty() {
            self.fail(Fault::Missing(member));
        }
        text
    }

    /// The members that `known` does not name.
    pub(super) fn unknown(&self, known: &[&str]) -> Extra {
        Extra::new(self.members.unknown(known))
    }
}

/// An id as it is shown to people: cut at 80 code points.
pub(super) fn shown(id: &str) -> Rc<str> {
    let end = id.char_indices().nth(80).map_or(id.len(), |(at, _)| at);
    id.get(..end).unwrap_or_default().into()
}
