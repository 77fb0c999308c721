namespace FgtAsg.FortiOs;

/// <param name="Tries">How many failed logins FortiOS has counted at most.</param>
internal sealed record LoginAnswer(LoginOutcome Outcome, int Tries);

internal enum LoginOutcome
{
    LoggedIn,

    /// <summary>The password is right, and must be changed first.</summary>
    MustChangePassword,

    /// <summary>The password is wrong.</summary>
    Failed,

    /// <summary>After three failures FortiOS refuses every login for a minute.</summary>
    LockedOut,

    /// <summary>FortiOS asks for a second factor.</summary>
    SecondFactor,
}

/// <param name="Code">FortiOS' code; null for none.</param>
internal sealed record PasswordChange(PasswordChangeOutcome Outcome, int? Code = null);

internal enum PasswordChangeOutcome
{
    Changed,

    /// <summary>The old password is wrong.</summary>
    Failed,

    /// <summary>After three failures FortiOS refuses every login for a minute.</summary>
    LockedOut,

    /// <summary>FortiOS did not change the password, and gave a code that is not documented.</summary>
    NotChanged,
}
