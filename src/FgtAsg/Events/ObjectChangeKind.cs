namespace FgtAsg.Events;

internal enum ObjectChangeKind
{
    /// <summary>There is a new object, or a new content of it.</summary>
    Created,

    /// <summary>The object, or one of its versions, was removed: it may still be there.</summary>
    Removed,
}
