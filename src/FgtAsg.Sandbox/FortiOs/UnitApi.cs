using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace FgtAsg.Sandbox.FortiOs;

/// <summary>FortiOS' web server on one unit, for one request.</summary>
internal sealed class UnitApi(FortiGateUnit unit, UnitPeer peer, DateTimeOffset now)
{
    private const string Page = "<!DOCTYPE html><html><head><title>FortiGate</title></head><body></body></html>";
    private const int TenMegabytes = 10 * 1024 * 1024;

    private readonly FortiOsDialect _dialect = unit.Options.Dialect;
    private readonly List<KeyValuePair<string, string>> _headers = [];

    private UnitAccount Account => unit.Account;

    public UnitAnswer Answer(UnitRequest request)
    {
        if (unit.IsStarting(now))
        {
            return Text(503, "text/html", Page);
        }

        var path = request.Path.Split('?')[0].TrimEnd('/');
        switch (unit.Misbehavior)
        {
            case UnitMisbehavior.Garbage:
                return new UnitAnswer.NotHttp(peer);
            case UnitMisbehavior.TenMegabytes:
                return Text(200, "text/html", new string('x', TenMegabytes));
            case UnitMisbehavior.Redirect:
                _headers.Add(KeyValuePair.Create("Location", "https://elsewhere.example/login"));
                return Text(302, "text/html", Page);
            case UnitMisbehavior.HtmlInsteadOfJson when path.Length > 0:
                return Text(200, "text/html", Page);
        }

        Account.IsForeign = unit.Misbehavior is UnitMisbehavior.ForeignPassword or UnitMisbehavior.LockedAccount;
        return (request.Method, path) switch
        {
            (_, "" or "/login") => Text(200, "text/html", Page),
            ("POST", "/api/v2/authentication") => Authenticate(JsonOf(request)),
            ("DELETE", "/api/v2/authentication") or ("POST", "/logout") => Logout(request),
            ("POST", "/logincheck") => CheckForm(FormOf(request)),
            ("POST", "/loginpwd_change") => ChangeByForm(request, FormOf(request)),
            _ when path.StartsWith("/api/v2/", StringComparison.Ordinal) => InSession(request, path),
            _ => Text(404, "text/html", Page),
        };
    }

    private UnitAnswer Authenticate(JsonObject? body)
    {
        if (!unit.Options.Facts.OffersApiLoginUnlicensed && !unit.HasLicense && _dialect.Form == FormAnswer.Digit)
        {
            return Text(401, "text/html", "");
        }

        var verdict = Check(TextIn(body, _dialect.PasswordField));
        var wanted = TextIn(body, "new_password1");
        if (verdict is LoginVerdict.MustChange or LoginVerdict.Success && wanted is not null)
        {
            if (wanted != TextIn(body, "new_password2") || !Account.Change(wanted, _dialect.ShortestPassword))
            {
                return Verdict(unit.Options.Facts.PolicyCode, "LOGIN_PASSWORD_POLICY_VIOLATION", session: null);
            }

            verdict = LoginVerdict.Success;
        }

        return Verdict(verdict);
    }

    private UnitAnswer Verdict(LoginVerdict verdict) => verdict switch
    {
        LoginVerdict.Success => Verdict(_dialect.Success, "LOGIN_SUCCESS", Account.Open(unit.InstanceId)),
        LoginVerdict.MustChange => Verdict(unit.Options.Facts.MustChangeCode, unit.Options.Facts.MustChangeMessage, session: null),
        LoginVerdict.Locked => Verdict(-4, "LOGIN_LOCKED_OUT", session: null),
        _ => Verdict(-1, "LOGIN_FAILED", session: null),
    };

    private UnitAnswer Verdict(int code, string message, string? session)
    {
        SetCookies(session);
        var body = new JsonObject { [_dialect.VerdictField] = code, ["status_message"] = message };
        if (session is not null && _dialect.HasKeyInJson)
        {
            body["session_key"] = session;
        }

        return Text(200, "application/json", body.ToJsonString());
    }

    private UnitAnswer CheckForm(Dictionary<string, string> form)
    {
        if (_dialect.Form == FormAnswer.Page)
        {
            return Text(200, "text/html", Page);
        }

        var verdict = Check(form.GetValueOrDefault("secretkey"));
        if (_dialect.Form == FormAnswer.Json)
        {
            return Verdict(verdict);
        }

        // For the change of the password, the form opens a session that can do nothing else.
        SetCookies(verdict is LoginVerdict.Success or LoginVerdict.MustChange ? Account.Open(unit.InstanceId) : null);
        return Text(200, "text/html", verdict switch
        {
            LoginVerdict.Success => "1document.location=\"/ng/prompt\";",
            LoginVerdict.MustChange => "4document.location=\"/loginpwd_change\";",
            LoginVerdict.Locked => "2",
            _ => "0",
        });
    }

    private UnitAnswer ChangeByForm(UnitRequest request, Dictionary<string, string> form)
    {
        if (SessionIn(request) is not { } session
            || form.GetValueOrDefault("CSRF_TOKEN") != TokenOf(session)
            || !Account.Has(form.GetValueOrDefault("old_pwd") ?? "")
            || form.GetValueOrDefault("pwd1") is not { } wanted
            || wanted != form.GetValueOrDefault("pwd2")
            || !Account.Change(wanted, _dialect.ShortestPassword))
        {
            return Text(200, "text/html", "0");
        }

        return Text(200, "text/html", "1document.location=\"/ng/prompt\";");
    }

    private UnitAnswer Logout(UnitRequest request)
    {
        if (SessionIn(request) is { } session)
        {
            Account.Close(session);
        }

        return Json(200, new JsonObject { ["status_message"] = "LOGOUT_SUCCESS" });
    }

    private UnitAnswer InSession(UnitRequest request, string path)
    {
        // An unlicensed unit answers so to tokens too, with an empty body.
        if (SessionIn(request) is not { } session || Account.MustChange)
        {
            return Text(401, "text/html", "");
        }

        if (request.Method != "GET" && HeaderIn(request, "X-CSRFTOKEN") != TokenOf(session))
        {
            return Text(403, "text/html", "");
        }

        if (unit.Misbehavior == UnitMisbehavior.SessionEndsEarly)
        {
            Account.Close(session);
        }

        const string Cmdb = "/api/v2/cmdb/";
        return (request.Method, path) switch
        {
            ("GET", "/api/v2/monitor/system/status") => Envelope(200, new JsonObject { ["hostname"] = "FortiGate-VM64-AWS" }),
            ("GET", "/api/v2/monitor/license/status") => Envelope(200, new JsonObject { ["vm"] = LicenseStatus() }),
            ("POST", "/api/v2/monitor/system/vmlicense/upload") => Upload(JsonOf(request)),
            ("POST", "/api/v2/monitor/system/config-script/upload") => Envelope(200, new JsonObject()),
            _ when path.StartsWith(Cmdb, StringComparison.Ordinal) => Configure(request, path[Cmdb.Length..]),
            _ => Envelope(404, results: null),
        };
    }

    private JsonObject LicenseStatus()
    {
        var status = new JsonObject { ["type"] = "appliance", ["valid"] = unit.IsValid };
        if (unit.LicenseWord is { } word)
        {
            status["status"] = word;
        }

        return status;
    }

    private UnitAnswer Upload(JsonObject? body)
    {
        var content = TextIn(body, "file_content") ?? "";
        if (content.Any(char.IsWhiteSpace) || !TryDecode(content, out var license) || !unit.Load(license, now))
        {
            return Envelope(unit.Options.Facts.RefusedFileStatus, results: null, error: -1);
        }

        return unit.Options.Facts.AnswersUpload ? Envelope(200, new JsonObject()) : new UnitAnswer.Cut(peer);
    }

    private UnitAnswer Configure(UnitRequest request, string path)
    {
        if (request.Method == "GET")
        {
            return unit.Configuration.TryGetValue(path, out var text)
                ? Envelope(200, JsonNode.Parse(text))
                : Envelope(404, results: null);
        }

        if (JsonOf(request) is not { } change)
        {
            return Envelope(400, results: null, error: -651);
        }

        unit.Configuration[path] = change.ToJsonString();
        return Envelope(200, results: null);
    }

    private LoginVerdict Check(string? password) =>
        unit.Misbehavior == UnitMisbehavior.LockedAccount ? LoginVerdict.Locked : Account.Check(password, now);

    private void SetCookies(string? session)
    {
        if (session is not null || _dialect.SetsCookiesOnFailure)
        {
            Set(_dialect.SessionCookie, session ?? "none");
        }

        if (session is not null)
        {
            Set(_dialect.CsrfCookie, TokenOf(session));
        }
        else if (_dialect.MarksFailedToken)
        {
            Set(_dialect.CsrfCookie, "0%260", isQuoted: false);
        }
        else if (_dialect.SetsCookiesOnFailure)
        {
            Set(_dialect.CsrfCookie, "none");
        }
    }

    private void Set(string format, string value, bool isQuoted = true)
    {
        var text = isQuoted ? $"\"{value}\"" : value;
        _headers.Add(KeyValuePair.Create("Set-Cookie", $"{NameOf(format)}={text}; path=/; secure; HttpOnly"));
    }

    private string NameOf(string format) =>
        string.Format(CultureInfo.InvariantCulture, format, unit.Options.AdminPort, unit.InstanceId[^8..]);

    private string? SessionIn(UnitRequest request)
    {
        var name = NameOf(_dialect.SessionCookie) + "=";
        var session = (HeaderIn(request, "Cookie") ?? "")
            .Split(';', StringSplitOptions.TrimEntries)
            .FirstOrDefault(cookie => cookie.StartsWith(name, StringComparison.Ordinal))?[name.Length..]
            .Trim('"');
        return Account.IsOpen(session) ? session : null;
    }

    private UnitAnswer Envelope(int status, JsonNode? results, int? error = null)
    {
        var body = new JsonObject
        {
            ["http_status"] = status,
            ["status"] = status == 200 && error is null ? "success" : "error",
            ["vdom"] = "root",
            ["serial"] = unit.Serial,
            ["version"] = _dialect.Version,
            ["build"] = 1,
        };
        if (error is not null)
        {
            body["error"] = error;
        }

        if (results is not null)
        {
            body["results"] = results;
        }

        return Json(status, body);
    }

    private UnitAnswer Json(int status, JsonObject body) => Text(status, "application/json", body.ToJsonString());

    private UnitAnswer Text(int status, string type, string text)
    {
        _headers.Add(KeyValuePair.Create("Content-Type", type));
        return new UnitAnswer.Answered(status, _headers, Encoding.UTF8.GetBytes(text), peer);
    }

    private static string TokenOf(string session) => $"token-of-{session}";

    private static string? HeaderIn(UnitRequest request, string name) =>
        request.Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static string? TextIn(JsonObject? body, string name) =>
        body?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static JsonObject? JsonOf(UnitRequest request)
    {
        try
        {
            return JsonNode.Parse(request.Body.Span) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static Dictionary<string, string> FormOf(UnitRequest request) => Encoding.UTF8.GetString(request.Body.Span)
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(field => field.Split('=', 2))
        .Where(field => field.Length == 2)
        .ToDictionary(field => field[0], field => Uri.UnescapeDataString(field[1]), StringComparer.Ordinal);

    private static bool TryDecode(string content, out string text)
    {
        var buffer = new byte[content.Length];
        var isBase64 = Convert.TryFromBase64String(content, buffer, out var length);
        text = isBase64 ? Encoding.ASCII.GetString(buffer, 0, length) : "";
        return isBase64;
    }
}
