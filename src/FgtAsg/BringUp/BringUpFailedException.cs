namespace FgtAsg.BringUp;

/// <summary>The bring-up of a firewall failed for good. A repetition does not help. The message has no secret.</summary>
internal sealed class BringUpFailedException(BringUpFailure failure, string message) : Exception($"{failure}: {message}")
{
    public BringUpFailure Failure { get; } = failure;
}

/// <summary>Why a firewall could not be brought up.</summary>
internal enum BringUpFailure
{
    /// <summary>FortiOS does not answer at the management address.</summary>
    FortiOsUnreachable,

    /// <summary>Something answers at the management address, but not as FortiOS does.</summary>
    FortiOsUnreadable,

    /// <summary>The firewall at the address has another key than the pinned one. No secret was sent to it.</summary>
    TlsPinMismatch,

    /// <summary>FortiOS refused the fleet's password.</summary>
    PasswordRefusedByPolicy,

    /// <summary>The administrator has neither the fleet's password nor the first one.</summary>
    PasswordUnknown,

    /// <summary>The administrator's account is locked, or asks for a second factor.</summary>
    LoginRefused,
}
