namespace FgtAsg.Sandbox.FortiOs;

/// <summary>What one version of FortiOS says in its own way. Each difference names where it was read.</summary>
/// <param name="Name">The version's number.</param>
public sealed record FortiOsDialect(string Name)
{
    /// <summary>The version in answers.</summary>
    public string Version { get; init; } = "";

    /// <summary>
    /// The name of the session's cookie; <c>{0}</c> is the port and <c>{1}</c> a text of the device. Fortinet's Ansible collection
    /// (<c>plugins/httpapi/fortios.py</c>, <c>update_auth</c>) looks for <c>APSCOOKIE_</c> and for <c>session_key_</c> with digits. The
    /// cookie with port and text is in reports about 7.6.3 ("logincheck no longer returns a session cookie", Fortinet Community 227837).
    /// </summary>
    public required string SessionCookie { get; init; }

    /// <summary>
    /// The name of the token's cookie. Fortinet's Terraform SDK (forti-sdk-go, <c>ParseCookies</c>) accepts <c>ccsrftoken</c> and
    /// <c>ccsrf_token</c> with any ending. Fortinet's module (terraform-aws-cloud-modules, <c>fgt-asg-lambda-internal.py</c>) looks for the
    /// former after <c>/logincheck</c> and for the latter after <c>/api/v2/authentication</c>.
    /// </summary>
    public required string CsrfCookie { get; init; }

    /// <summary>Whether the session's key is in the JSON too. The Ansible collection reads <c>session_key</c> there.</summary>
    public bool HasKeyInJson { get; init; } = true;

    /// <summary>
    /// The field of the verdict: <c>status_code</c> in Fortinet's module (<c>change_password</c>), <c>status</c> in reports about 7.6.7.
    /// </summary>
    public string VerdictField { get; init; } = "status_code";

    /// <summary>The verdict of a successful login: 5 in Fortinet's module, 6 in reports about 7.6.7.</summary>
    public int Success { get; init; } = 5;

    /// <summary>
    /// The field of the password: <c>secretkey</c> in the Ansible collection, <c>password</c> in Fortinet's module. Reports about 7.6.7
    /// say that the former fails there.
    /// </summary>
    public string PasswordField { get; init; } = "secretkey";

    /// <summary>How <c>/logincheck</c> answers. The Ansible collection reads the first character. From 7.6.3 on it is of no use.</summary>
    public FormAnswer Form { get; init; } = FormAnswer.Digit;

    /// <summary>Whether a failed login sets cookies too, as reports about 7.6.7 say.</summary>
    public bool SetsCookiesOnFailure { get; init; }

    /// <summary>
    /// Whether a failed login marks the token as <c>0%260</c>, which forti-sdk-go (<c>ParseCookies</c>) takes for a wrong password.
    /// </summary>
    public bool MarksFailedToken { get; init; } = true;

    /// <summary>
    /// The least length of a password. FortiOS 7.6.5 release notes: images for clouds ask for 12 characters of four kinds.
    /// </summary>
    public int ShortestPassword { get; init; } = 8;

    /// <summary>
    /// Whether the certificate is signed by an authority of the device (<c>Fortinet_GUI_Server</c>, FortiOS 7.2.1 new features).
    /// </summary>
    public bool HasOwnAuthority { get; init; } = true;

    public static readonly FortiOsDialect V70 = new("7.0")
    {
        Version = "v7.0.14",
        SessionCookie = "APSCOOKIE_{1}",
        CsrfCookie = "ccsrftoken",
        HasOwnAuthority = false,
    };

    public static readonly FortiOsDialect V724 = new("7.2.4")
    {
        Version = "v7.2.4",
        SessionCookie = "APSCOOKIE_{1}",
        CsrfCookie = "ccsrftoken_{0}",
    };

    public static readonly FortiOsDialect V74 = new("7.4")
    {
        Version = "v7.4.5",
        SessionCookie = "session_key_{0}",
        CsrfCookie = "ccsrftoken_{0}",
    };

    public static readonly FortiOsDialect V763 = new("7.6.3")
    {
        Version = "v7.6.3",
        SessionCookie = "session_key_{0}_{1}",
        CsrfCookie = "ccsrf_token_{0}_{1}",
        VerdictField = "status",
        Success = 6,
        Form = FormAnswer.Json,
    };

    public static readonly FortiOsDialect V764 = V763 with
    {
        Name = "7.6.4",
        Version = "v7.6.4",
        HasKeyInJson = false,
        PasswordField = "password",
        SetsCookiesOnFailure = true,
        MarksFailedToken = false,
    };

    public static readonly FortiOsDialect V765 = V764 with
    {
        Name = "7.6.5",
        Version = "v7.6.5",
        ShortestPassword = 12,
        Form = FormAnswer.Page,
    };

    public static readonly FortiOsDialect V80 = V765 with { Name = "8.0", Version = "v8.0.1" };

    public static IReadOnlyList<FortiOsDialect> All { get; } = [V70, V724, V74, V763, V764, V765, V80];

    public override string ToString() => Name;
}

/// <summary>How <c>/logincheck</c> answers.</summary>
public enum FormAnswer
{
    /// <summary>A text whose first character is the verdict.</summary>
    Digit,

    /// <summary>The JSON of <c>/api/v2/authentication</c>.</summary>
    Json,

    /// <summary>The login page, whatever the password.</summary>
    Page,
}
