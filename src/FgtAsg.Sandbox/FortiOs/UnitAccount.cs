namespace FgtAsg.Sandbox.FortiOs;

/// <summary>
/// The administrator of a unit. Three failures within a minute lock the account for a minute, for the right password too.
/// </summary>
internal sealed class UnitAccount(string firstPassword)
{
    private const int MostFailures = 3;
    private static readonly TimeSpan LockTime = TimeSpan.FromSeconds(60);

    private readonly HashSet<string> _sessions = new(StringComparer.Ordinal);
    private readonly string _first = firstPassword;
    private string _password = firstPassword;
    private readonly Queue<DateTimeOffset> _failures = new();
    private DateTimeOffset _lockedUntil;
    private int _made;

    public bool MustChange { get; private set; } = true;

    /// <summary>How often the account was locked.</summary>
    public int Lockouts { get; private set; }

    /// <summary>Failed logins with the first password after it was replaced.</summary>
    public int OutdatedLogins { get; private set; }

    /// <summary>Nobody knows the password.</summary>
    public bool IsForeign { get; set; }

    public bool Has(string password) => _password == password;

    public LoginVerdict Check(string? password, DateTimeOffset now)
    {
        if (now < _lockedUntil)
        {
            return LoginVerdict.Locked;
        }

        if (!IsForeign && password == _password)
        {
            _failures.Clear();
            return MustChange ? LoginVerdict.MustChange : LoginVerdict.Success;
        }

        if (!MustChange && password == _first)
        {
            OutdatedLogins++;
        }

        _failures.Enqueue(now);
        while (_failures.Peek() <= now - LockTime)
        {
            _failures.Dequeue();
        }

        if (_failures.Count >= MostFailures)
        {
            _failures.Clear();
            _lockedUntil = now + LockTime;
            Lockouts++;
        }

        return LoginVerdict.Failed;
    }

    /// <returns>False if the policy refuses the password.</returns>
    public bool Change(string password, int shortest)
    {
        if (password.Length < shortest || password == _first || password == _password
            || !password.Any(char.IsUpper) || !password.Any(char.IsLower) || !password.Any(char.IsDigit)
            || password.All(char.IsLetterOrDigit))
        {
            return false;
        }

        (_password, MustChange) = (password, false);
        return true;
    }

    public string Open(string unit)
    {
        var id = $"{unit}-{++_made}";
        _sessions.Add(id);
        return id;
    }

    public bool IsOpen(string? session) => session is not null && _sessions.Contains(session);

    public void Close(string session) => _sessions.Remove(session);

    public void CloseAll() => _sessions.Clear();
}

internal enum LoginVerdict
{
    Success,
    MustChange,
    Failed,
    Locked,
}
