//! Annotations, labels, links, and the state that they merge into.

mod codebook;
mod edit;
mod history;
mod ids;
mod project;
mod record;
mod value;

pub use codebook::{Codebook, Colour, LabelDefinition, Line, Role};
pub use edit::{Entity, Entry, Fact, Field, Link};
pub use history::{Change, History, Refusal, Step};
pub use ids::{AnnotationId, LabelId, ReplicaId, Stamp, Timestamp};
pub use project::Project;
pub use record::Record;
pub use value::{Annotation, Judgement, Judgements, Quote, Span, Target};
