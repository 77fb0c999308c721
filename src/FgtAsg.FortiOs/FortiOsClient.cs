using System.Buffers;
using System.Text;
using System.Text.Json;

namespace FgtAsg.FortiOs;

/// <summary>
/// FortiOS' REST API on one firewall, in one session. Knows the dialects from 7.0 to 8.0. Every failure is a value, and no text contains a
/// password, a cookie, a token or a license. Not for concurrent use.
/// </summary>
/// <remarks>
/// Facts are from public sources: Fortinet's Ansible collection (<c>plugins/httpapi/fortios.py</c>), its Terraform SDK, its
/// terraform-aws-cloud-modules, and reports of users. docs/fortios.md names them.
/// </remarks>
internal sealed class FortiOsClient(IFortiOsConnection connection, FortiOsAddress address, PeerTrust trust)
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";
    private const string Authentication = "/api/v2/authentication";

    private readonly Session _session = new();
    private bool _usesForms;

    /// <summary>The peer of the last exchange; null if there was none.</summary>
    public Peer? Peer { get; private set; }

    /// <summary>Looks who answers. Sends no secret.</summary>
    public async Task<FortiOsResult<Peer>> LookAsync(CancellationToken cancellationToken)
    {
        var request = new FortiOsRequest("GET", "/login");
        var exchange = await SendAsync(request, cancellationToken);
        // Every answer shows the peer, whatever its status, unless FortiOS is still starting.
        return FortiOsAnswers.ErrorOf(exchange, request) switch
        {
            { Kind: FortiOsErrorKind.NotOffered or FortiOsErrorKind.Unauthorized or FortiOsErrorKind.Unreadable }
                when exchange is Exchange.Answered answered => answered.Peer,
            { } error => error,
            null => ((Exchange.Answered)exchange).Peer,
        };
    }

    /// <summary>Logs in by the REST API, or by the form of the web page if this FortiOS does not offer that.</summary>
    public async Task<FortiOsResult<LoginAnswer>> LoginAsync(string user, string password, CancellationToken cancellationToken)
    {
        var request = new FortiOsRequest("POST", Authentication)
        {
            Body = Credentials(user, password, newPassword: null),
            ContentType = Json,
        };
        var exchange = await SendAsync(request, cancellationToken);
        if (exchange is Exchange.Answered answered && !IsNotOffered(answered))
        {
            return LoginVerdicts.Read(request, answered, _session);
        }

        return exchange is Exchange.Answered
            ? await FormLoginAsync(user, password, cancellationToken)
            : FortiOsAnswers.ErrorOf(exchange, request)!;
    }

    /// <summary>Replaces the password. Also for an administrator who must change it before anything else.</summary>
    public async Task<FortiOsResult<PasswordChange>> ChangePasswordAsync(
        string user, string oldPassword, string newPassword, CancellationToken cancellationToken)
    {
        var request = new FortiOsRequest("POST", Authentication) { Body = Credentials(user, oldPassword, newPassword), ContentType = Json };
        var exchange = await SendAsync(request, cancellationToken);
        if (exchange is Exchange.Answered answered && !IsNotOffered(answered))
        {
            return LoginVerdicts.ReadChange(request, answered, _session);
        }

        return exchange is Exchange.Answered
            ? await FormChangeAsync(user, oldPassword, newPassword, cancellationToken)
            : FortiOsAnswers.ErrorOf(exchange, request)!;
    }

    /// <summary>Ends the session, so that FortiOS' table of sessions does not fill up.</summary>
    public async Task<FortiOsResult<Accepted>> LogoutAsync(CancellationToken cancellationToken)
    {
        if (!_session.HasCookie)
        {
            return Accepted.Instance;
        }

        var request = _usesForms ? new FortiOsRequest("POST", "/logout") : new FortiOsRequest("DELETE", Authentication);
        var exchange = await SendAsync(request, cancellationToken);
        _session.Clear();
        return FortiOsAnswers.ErrorOf(exchange, request) is { } error ? error : Accepted.Instance;
    }

    public async Task<FortiOsResult<SystemStatus>> SystemStatusAsync(CancellationToken cancellationToken)
    {
        var answer = await CallAsync(new FortiOsRequest("GET", "/api/v2/monitor/system/status"), cancellationToken);
        return answer.Value is { } envelope
            ? new SystemStatus(envelope.Serial, envelope.Version, envelope.Build, FortiOsAnswers.Text(envelope.Results, "hostname"))
            : answer.Error!;
    }

    public async Task<FortiOsResult<LicenseStatus>> LicenseStatusAsync(CancellationToken cancellationToken)
    {
        var answer = await CallAsync(new FortiOsRequest("GET", "/api/v2/monitor/license/status"), cancellationToken);
        if (answer.Value is not { } envelope)
        {
            return answer.Error!;
        }

        var vm = default(JsonElement);
        if (envelope.Results.ValueKind == JsonValueKind.Object)
        {
            envelope.Results.TryGetProperty("vm", out vm);
        }

        return new LicenseStatus(
            FortiOsAnswers.Flag(vm, "valid"), FortiOsAnswers.Text(vm, "status"), envelope.Serial, envelope.Version);
    }

    /// <summary>Sends a license file. FortiOS reboots at once if it likes it, so the answer is often lost.</summary>
    /// <param name="license">The text of the file.</param>
    public Task<FortiOsResult<Accepted>> UploadLicenseAsync(string license, CancellationToken cancellationToken) => AcceptAsync(
        Write("POST", "/api/v2/monitor/system/vmlicense/upload", json =>
            json.WriteString("file_content", Convert.ToBase64String(Encoding.ASCII.GetBytes(license)))),
        cancellationToken);

    /// <summary>Lets the firewall fetch its license for a FortiFlex token, which works once.</summary>
    public Task<FortiOsResult<Accepted>> RedeemTokenAsync(string token, CancellationToken cancellationToken) => AcceptAsync(
        Write("POST", "/api/v2/monitor/system/vmlicense/download", json => json.WriteString("token", token)), cancellationToken);

    /// <summary>Runs a script of CLI lines. Lines that fail do not stop the rest.</summary>
    public Task<FortiOsResult<Accepted>> UploadScriptAsync(
        string fileName, string script, CancellationToken cancellationToken) => AcceptAsync(
        Write("POST", "/api/v2/monitor/system/config-script/upload", json =>
        {
            json.WriteString("filename", fileName);
            json.WriteString("file_content", Convert.ToBase64String(Encoding.UTF8.GetBytes(script)));
        }),
        cancellationToken);

    /// <summary>Reads a configuration object.</summary>
    /// <param name="path">Below <c>/api/v2/cmdb/</c>, such as <c>system/global</c>.</param>
    public async Task<FortiOsResult<CmdbValue>> CmdbGetAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await CallAsync(new FortiOsRequest("GET", $"/api/v2/cmdb/{path}"), cancellationToken);
        return answer.Value is { } envelope ? new CmdbValue(envelope.Results) : answer.Error!;
    }

    /// <summary>Changes a configuration object.</summary>
    /// <param name="json">The attributes to change.</param>
    /// <inheritdoc cref="CmdbGetAsync"/>
    public Task<FortiOsResult<Accepted>> CmdbPutAsync(string path, ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        AcceptAsync(new FortiOsRequest("PUT", $"/api/v2/cmdb/{path}") { Body = json, ContentType = Json }, cancellationToken);

    /// <summary>Adds a configuration object.</summary>
    /// <inheritdoc cref="CmdbPutAsync"/>
    public Task<FortiOsResult<Accepted>> CmdbPostAsync(string path, ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        AcceptAsync(new FortiOsRequest("POST", $"/api/v2/cmdb/{path}") { Body = json, ContentType = Json }, cancellationToken);

    private async Task<FortiOsResult<LoginAnswer>> FormLoginAsync(string user, string password, CancellationToken cancellationToken)
    {
        _usesForms = true;
        _session.Clear();
        var request = WriteForm("/logincheck", ("username", user), ("secretkey", password), ("ajax", "1"));
        var exchange = await SendAsync(request, cancellationToken);
        return FortiOsAnswers.ErrorOf(exchange, request) is { } error
            ? error
            : LoginVerdicts.ReadForm(request, (Exchange.Answered)exchange, _session);
    }

    private async Task<FortiOsResult<PasswordChange>> FormChangeAsync(
        string user, string oldPassword, string newPassword, CancellationToken cancellationToken)
    {
        var login = await FormLoginAsync(user, oldPassword, cancellationToken);
        switch (login.Value?.Outcome)
        {
            case null:
                return login.Error!;
            case LoginOutcome.Failed:
                return new PasswordChange(PasswordChangeOutcome.Failed);
            case LoginOutcome.LockedOut:
                return new PasswordChange(PasswordChangeOutcome.LockedOut);
            case LoginOutcome.SecondFactor:
                return new PasswordChange(PasswordChangeOutcome.NotChanged);
        }

        var request = WriteForm(
            "/loginpwd_change",
            ("CSRF_TOKEN", _session.FormToken),
            ("old_pwd", oldPassword),
            ("pwd1", newPassword),
            ("pwd2", newPassword),
            ("ajax", "1"),
            ("confirm", "1"));
        var exchange = await SendAsync(request, cancellationToken);
        return FortiOsAnswers.ErrorOf(exchange, request) is { } error
            ? error
            : LoginVerdicts.ReadFormChange(request, (Exchange.Answered)exchange);
    }

    private async Task<FortiOsResult<Accepted>> AcceptAsync(FortiOsRequest request, CancellationToken cancellationToken)
    {
        var answer = await CallAsync(request, cancellationToken);
        return answer.Error is { } error ? error : Accepted.Instance;
    }

    private async Task<FortiOsResult<Envelope>> CallAsync(FortiOsRequest request, CancellationToken cancellationToken) =>
        FortiOsAnswers.EnvelopeOf(await SendAsync(request, cancellationToken), request);

    private async Task<Exchange> SendAsync(FortiOsRequest request, CancellationToken cancellationToken)
    {
        var inSession = request with { Headers = [KeyValuePair.Create("Accept", Json), .. _session.Headers(), .. request.Headers] };
        var exchange = await connection.ExchangeAsync(address, trust, inSession, cancellationToken);
        if (exchange is Exchange.Answered answered)
        {
            Peer = answered.Peer;
            _session.Take(answered.Headers);
        }

        return exchange;
    }

    /// <summary>
    /// Ansible's collection goes on to the form after a 401. A 401 with FortiOS' own verdict in its body is a failed login nevertheless.
    /// </summary>
    private static bool IsNotOffered(Exchange.Answered answered) =>
        answered.Status is 404 or 405 || (answered.Status == 401 && !LoginVerdicts.HasVerdict(answered));

    /// <summary>Both names of the password, because 7.6.4 renamed it.</summary>
    private static byte[] Credentials(string user, string password, string? newPassword) => WriteJson(json =>
    {
        json.WriteString("username", user);
        json.WriteString("secretkey", password);
        json.WriteString("password", password);
        json.WriteBoolean("ack_pre_disclaimer", true);
        json.WriteBoolean("ack_post_disclaimer", true);
        json.WriteBoolean("request_key", true);
        if (newPassword is not null)
        {
            json.WriteString("new_password1", newPassword);
            json.WriteString("new_password2", newPassword);
        }
    });

    private static FortiOsRequest Write(string method, string path, Action<Utf8JsonWriter> write) =>
        new(method, path) { Body = WriteJson(write), ContentType = Json };

    private static FortiOsRequest WriteForm(string path, params IEnumerable<(string Name, string Value)> fields) => new("POST", path)
    {
        Body = Encoding.ASCII.GetBytes(string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"))),
        ContentType = Form,
    };

    private static byte[] WriteJson(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
