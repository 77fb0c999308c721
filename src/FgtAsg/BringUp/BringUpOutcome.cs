namespace FgtAsg.BringUp;

/// <summary>The result of one turn.</summary>
internal abstract record BringUpOutcome
{
    private BringUpOutcome()
    {
    }

    /// <summary>The launch goes on later: a delayed message resumes it, or another delivery is at work.</summary>
    /// <param name="Reason">What it waits for, for people.</param>
    internal sealed record Waiting(string Reason) : BringUpOutcome;

    /// <summary>The firewall may go into service.</summary>
    /// <param name="License">The license that it holds; null for none.</param>
    /// <param name="Serial">Its serial number; null on the way into the warm pool.</param>
    internal sealed record Ready(string? License, string? Serial) : BringUpOutcome;

    /// <summary>The firewall works, but its license is not proven, and the hook's end is near.</summary>
    internal sealed record Unproven(string Reason) : BringUpOutcome;
}

/// <summary>The result of one phase in a turn.</summary>
internal abstract record PhaseResult
{
    private PhaseResult()
    {
    }

    /// <summary>The phase is complete. The turn goes on with the next one.</summary>
    internal sealed record Done : PhaseResult
    {
        public static readonly Done Instance = new();
    }

    /// <summary>The turn ends, and the next one tries again.</summary>
    internal sealed record Later(string Reason) : PhaseResult
    {
        /// <summary>What is wrong with a firewall for which this lasts too long.</summary>
        public BringUpFailure IfItLasts { get; init; } = BringUpFailure.FortiOsUnreadable;
    }

    /// <summary>No license of this launch can be proven any more.</summary>
    internal sealed record Hopeless(string Reason) : PhaseResult;
}
