using System.Text.Json;

namespace FgtAsg.FortiOs;

/// <summary>
/// Reads what FortiOS says about a login. The verdict is in the body: FortiOS 7.6 sets the cookies of a session after a failure too. A
/// login counts as successful only if both the body and the cookies say so.
/// </summary>
internal static class LoginVerdicts
{
    private const int Failed = -1;
    private const int Locked = -4;

    /// <summary>5 up to 7.6.2, 6 from 7.6.3 on.</summary>
    private static readonly int[] Succeeded = [5, 6];

    /// <summary>Whether the answer is FortiOS' verdict about a login.</summary>
    public static bool HasVerdict(Exchange.Answered answered)
    {
        if (!FortiOsAnswers.TryRead(answered, out var document))
        {
            return false;
        }

        using (document)
        {
            return CodeIn(document) is not null;
        }
    }

    /// <summary>The verdict of <c>POST /api/v2/authentication</c>.</summary>
    public static FortiOsResult<LoginAnswer> Read(FortiOsRequest request, Exchange.Answered answered, Session session)
    {
        var (error, code, message) = Parse(request, answered);
        if (error is not null)
        {
            return error;
        }

        return code switch
        {
            _ when IsSuccess(code, message) => session is { HasCookie: true, IsMarkedFailed: false }
                ? new LoginAnswer(LoginOutcome.LoggedIn, Tries: 0)
                : FortiOsAnswers.Error(FortiOsErrorKind.Unreadable, request, answered, "FortiOS gave no session", code),
            Failed => new LoginAnswer(LoginOutcome.Failed, Tries: 1),
            Locked => new LoginAnswer(LoginOutcome.LockedOut, Tries: 0),
            // Which code asks for a new password is not documented. Its text is the hint.
            _ when message?.Contains("PASSWORD", StringComparison.OrdinalIgnoreCase) == true =>
                new LoginAnswer(LoginOutcome.MustChangePassword, Tries: 0),
            _ when message?.Contains("TOKEN", StringComparison.OrdinalIgnoreCase) == true
                || message?.Contains("FACTOR", StringComparison.OrdinalIgnoreCase) == true =>
                new LoginAnswer(LoginOutcome.SecondFactor, Tries: 0),
            _ => FortiOsAnswers.Error(FortiOsErrorKind.Refused, request, answered, "FortiOS gave an unknown verdict about the login", code),
        };
    }

    /// <summary>The verdict of the same call with a new password.</summary>
    public static FortiOsResult<PasswordChange> ReadChange(FortiOsRequest request, Exchange.Answered answered, Session session)
    {
        var (error, code, message) = Parse(request, answered);
        return error is not null ? error : code switch
        {
            _ when IsSuccess(code, message) && !session.IsMarkedFailed => new PasswordChange(PasswordChangeOutcome.Changed),
            Failed => new PasswordChange(PasswordChangeOutcome.Failed, code),
            Locked => new PasswordChange(PasswordChangeOutcome.LockedOut, code),
            _ => new PasswordChange(PasswordChangeOutcome.NotChanged, code),
        };
    }

    /// <summary>The verdict of <c>POST /logincheck</c>: a digit, from 7.6.3 on JSON.</summary>
    public static FortiOsResult<LoginAnswer> ReadForm(FortiOsRequest request, Exchange.Answered answered, Session session)
    {
        if (HasVerdict(answered))
        {
            return Read(request, answered, session);
        }

        return FirstOf(answered) switch
        {
            '1' when session is { HasCookie: true, IsMarkedFailed: false } => new LoginAnswer(LoginOutcome.LoggedIn, Tries: 0),
            '4' => new LoginAnswer(LoginOutcome.MustChangePassword, Tries: 0),
            '0' => new LoginAnswer(LoginOutcome.Failed, Tries: 1),
            '2' => new LoginAnswer(LoginOutcome.LockedOut, Tries: 0),
            '3' => new LoginAnswer(LoginOutcome.SecondFactor, Tries: 0),
            _ => FortiOsAnswers.Error(FortiOsErrorKind.Unreadable, request, answered, "the answer is not a verdict about a login"),
        };
    }

    /// <summary>The verdict of <c>POST /loginpwd_change</c>. The next login with the new password is the proof.</summary>
    public static FortiOsResult<PasswordChange> ReadFormChange(FortiOsRequest request, Exchange.Answered answered) =>
        answered.Status != 200
            ? FortiOsAnswers.Error(FortiOsErrorKind.Refused, request, answered, "FortiOS did not change the password")
            : FirstOf(answered) == '1'
                ? new PasswordChange(PasswordChangeOutcome.Changed)
                : new PasswordChange(PasswordChangeOutcome.NotChanged);

    private static bool IsSuccess(int? code, string? message) =>
        message == "LOGIN_SUCCESS" || (message is null && code is { } number && Succeeded.Contains(number))
        || (code is { } known && Succeeded.Contains(known) && message?.Contains("FAIL", StringComparison.OrdinalIgnoreCase) == false);

    private static (FortiOsError? Error, int? Code, string? Message) Parse(FortiOsRequest request, Exchange.Answered answered)
    {
        if (answered.Status is not 401 && FortiOsAnswers.ErrorOf(answered, request) is { } error)
        {
            return (error, null, null);
        }

        if (!FortiOsAnswers.TryRead(answered, out var document))
        {
            return (FortiOsAnswers.Error(FortiOsErrorKind.Unreadable, request, answered, "the answer is not a JSON object"), null, null);
        }

        using (document)
        {
            return CodeIn(document) is { } code
                ? (null, code, FortiOsAnswers.Text(document.RootElement, "status_message"))
                : (FortiOsAnswers.Error(FortiOsErrorKind.Unreadable, request, answered, "the answer has no verdict"), null, null);
        }
    }

    /// <summary>In <c>status_code</c> or <c>status</c>, by version.</summary>
    private static int? CodeIn(JsonDocument document) =>
        FortiOsAnswers.Number(document.RootElement, "status_code") ?? FortiOsAnswers.Number(document.RootElement, "status");

    private static char? FirstOf(Exchange.Answered answered) =>
        answered is { Status: 200, Body.Length: > 0 and < 4096 } ? (char)answered.Body.Span[0] : null;
}
