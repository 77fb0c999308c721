namespace FgtAsg.Intake;

/// <summary>What became of one object of an event.</summary>
/// <param name="License">The licence's id; null for what is no licence file.</param>
/// <param name="Text">In a sentence.</param>
internal sealed record IntakeResult(string? License, string Text)
{
    /// <summary>Whether the licence's item says now what the bucket shows; not for what was refused or ignored.</summary>
    public bool IsDone { get; init; }

    /// <summary>Whether the pool, or what is known of the licence, is another one than before.</summary>
    public bool IsChange { get; init; }

    /// <summary>Whether somebody put a file there that is not taken, and should hear of it.</summary>
    public bool IsRefused { get; init; }

    /// <summary>It must come again.</summary>
    public bool IsFailed { get; init; }
}
