namespace FgtAsg.Sandbox.FortiOs;

/// <summary>
/// What no public source says about FortiOS. Each is a switch with its likelier value as default. A client must work with every value.
/// </summary>
public sealed record FortiOsFacts
{
    /// <summary>The verdict's code for a login with a password that must be changed first.</summary>
    public int MustChangeCode { get; init; } = 2;

    /// <summary>Its text.</summary>
    public string MustChangeMessage { get; init; } = "LOGIN_PASSWORD_CHANGE_REQUIRED";

    /// <summary>The verdict's code for a new password that the policy refuses.</summary>
    public int PolicyCode { get; init; } = -2;

    /// <summary>Whether <c>/api/v2/authentication</c> works before the unit has a license, in versions whose form works too.</summary>
    public bool OffersApiLoginUnlicensed { get; init; } = true;

    /// <summary>Whether the answer to a license file that the unit likes arrives. Otherwise the reboot cuts the connection.</summary>
    public bool AnswersUpload { get; init; } = true;

    /// <summary>The HTTP status of the answer to a license file that the unit refuses. The body has the same status.</summary>
    public int RefusedFileStatus { get; init; } = 500;

    /// <summary>The word of <c>results.vm.status</c> while Fortinet's servers have not answered; null for no word.</summary>
    public string? WaitingWord { get; init; } = "vm_pending";

    /// <summary>The word before the unit has a license.</summary>
    public string UnlicensedWord { get; init; } = "vm_invalid";

    /// <summary>The word for a pay-as-you-go unit.</summary>
    public string PayAsYouGoWord { get; init; } = "vm_valid";

    /// <summary>Whether the unit sends the certificate of its authority along.</summary>
    public bool SendsIssuer { get; init; } = true;

    /// <summary>How long a unit with a duplicate license calls it valid, after Fortinet's servers have answered.</summary>
    public TimeSpan DuplicateShowsAfter { get; init; } = TimeSpan.Zero;

    /// <summary>Each other value that a client must expect, by name.</summary>
    public static IReadOnlyList<(string Name, Func<FortiOsFacts, FortiOsFacts> Change)> Alternatives { get; } =
    [
        ("must-change-code", facts => facts with { MustChangeCode = 7, MustChangeMessage = "PASSWORD_EXPIRED" }),
        ("policy-code", facts => facts with { PolicyCode = 0 }),
        ("form-login-unlicensed", facts => facts with { OffersApiLoginUnlicensed = false }),
        ("upload-cuts", facts => facts with { AnswersUpload = false }),
        ("refused-file-200", facts => facts with { RefusedFileStatus = 200 }),
        ("waiting-without-word", facts => facts with { WaitingWord = null }),
        ("waiting-as-eval", facts => facts with { WaitingWord = "vm_eval" }),
        ("unlicensed-as-eval", facts => facts with { UnlicensedWord = "vm_eval" }),
        ("payg-word", facts => facts with { PayAsYouGoWord = "vm_payg" }),
        ("no-issuer", facts => facts with { SendsIssuer = false }),
        ("late-duplicate", facts => facts with { DuplicateShowsAfter = TimeSpan.FromMinutes(10) }),
    ];
}

/// <summary>The behavior of simulated FortiGates.</summary>
public sealed record FortiGateOptions
{
    public FortiOsDialect Dialect { get; init; } = FortiOsDialect.V74;

    public FortiOsFacts Facts { get; init; } = new();

    /// <summary>From the start of the instance until FortiOS listens.</summary>
    public TimeSpan BootTime { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How long FortiOS answers 503 after that.</summary>
    public TimeSpan StartingTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a reboot for a license takes.</summary>
    public TimeSpan RebootTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long Fortinet's servers take to answer after that.</summary>
    public TimeSpan ValidationTime { get; init; } = TimeSpan.FromSeconds(20);

    public int AdminPort { get; init; } = 443;

    /// <summary>Whether the image is a pay-as-you-go one, which needs no license file.</summary>
    public bool IsPayAsYouGo { get; init; }

    public UnitMisbehavior Misbehavior { get; init; }
}

/// <summary>How a unit misbehaves.</summary>
public enum UnitMisbehavior
{
    None,

    /// <summary>FortiOS never listens.</summary>
    NeverBoots,

    /// <summary>Every answer is no HTTP.</summary>
    Garbage,

    /// <summary>Every answer of the API is a page.</summary>
    HtmlInsteadOfJson,

    /// <summary>Every answer has ten megabytes.</summary>
    TenMegabytes,

    /// <summary>Every answer is a redirect to another host.</summary>
    Redirect,

    /// <summary>Every session ends after its first request.</summary>
    SessionEndsEarly,

    /// <summary>The account is locked all the time.</summary>
    LockedAccount,

    /// <summary>Nobody knows its password.</summary>
    ForeignPassword,
}
