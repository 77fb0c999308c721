using Amazon.DynamoDBv2.Model;

namespace FgtAsg.Fleet;

/// <summary>
/// How far a firewall's FortiOS has been brought up. It is one attribute of the instance record, which only the holder of the record's
/// lease writes. It has no secret.
/// </summary>
/// <param name="Round">Distinguishes one launch of the instance from its next one, out of the warm pool or with a new root volume.</param>
/// <param name="Host">The management address.</param>
/// <param name="StartedAt">When the firewall had its interfaces, and the bring-up began.</param>
/// <param name="Deadline">When the bring-up is over, whatever its phase: the hook's end is near.</param>
internal sealed record BringUpState(string Round, string Host, string StartedAt, string Deadline)
{
    public BringUpPhase Phase { get; init; }

    public string? ReachedAt { get; init; }

    public string? PasswordSetAt { get; init; }

    /// <summary>When the license was last about to be sent; null if none was.</summary>
    public string? LicenseSentAt { get; init; }

    public string? LicensedAt { get; init; }

    /// <summary>The number of turns that ended. A turn is one invocation's part of the bring-up.</summary>
    public long Turns { get; init; }

    /// <summary>When the message of the next turn is due; null before the first turn ended.</summary>
    public string? NextAt { get; init; }

    /// <summary>The peer's accepted public key, or its issuer's; null before the peer was first reached.</summary>
    public string? Pin { get; init; }

    /// <summary>The <see cref="LicenseSentAt"/> after which the one permitted new key was pinned; null for none.</summary>
    public string? RepinnedAfter { get; init; }

    /// <summary>Whether the fleet's password was, or was about to be, set.</summary>
    public bool PasswordSent { get; init; }

    /// <summary>Whether FortiOS has refused the fleet's password, so that the first one must be tried.</summary>
    public bool IsPasswordRefused { get; init; }

    /// <summary>Whether FortiOS last said that the account is locked.</summary>
    public bool IsLocked { get; init; }

    /// <summary>How often FortiOS did not change the password, for no documented reason.</summary>
    public long PasswordRefusals { get; init; }

    /// <summary>The times of logins that were tried and are not known to have succeeded.</summary>
    public IReadOnlyList<string> Logins { get; init; } = [];

    /// <summary>The license that was last sent, or was about to be; null for none.</summary>
    public string? SentLicense { get; init; }

    /// <summary>
    /// Whether a license was, or was about to be, claimed after the launch's beginning, so that the tags do not show it yet.
    /// </summary>
    public bool ClaimsLate { get; init; }

    /// <summary>How often that license was sent.</summary>
    public long Sends { get; init; }

    /// <summary>The serial number before that license was sent. A license changes it.</summary>
    public string? SerialBefore { get; init; }

    /// <summary>Whether it was noted that Fortinet's servers have not answered for the license for long.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Why the last turn could not go on, for people; null if it could.</summary>
    public string? Problem { get; init; }

    /// <summary>How many licenses of this launch were duplicate, invalid or refused.</summary>
    public long LicensesLost { get; init; }

    /// <summary>The serial number that FortiOS last reported; null before the first report.</summary>
    public string? Serial { get; init; }

    /// <summary>FortiOS' version, such as <c>v7.4.5</c>; null before the first report.</summary>
    public string? Version { get; init; }

    public static BringUpState? From(IReadOnlyDictionary<string, AttributeValue>? item) => item is not { Count: > 0 }
        ? null
        : new BringUpState(item.Text("Round") ?? "", item.Text("Host") ?? "", item.Text("StartedAt") ?? "", item.Text("Deadline") ?? "")
        {
            Phase = Enum.TryParse<BringUpPhase>(item.Text("Phase"), out var phase) ? phase : BringUpPhase.Started,
            ReachedAt = item.Text("ReachedAt"),
            PasswordSetAt = item.Text("PasswordSetAt"),
            LicenseSentAt = item.Text("LicenseSentAt"),
            LicensedAt = item.Text("LicensedAt"),
            Turns = item.Number("Turns") ?? 0,
            NextAt = item.Text("NextAt"),
            Pin = item.Text("Pin"),
            RepinnedAfter = item.Text("RepinnedAfter"),
            PasswordSent = item.Text("PasswordSent") is not null,
            PasswordRefusals = item.Number("PasswordRefusals") ?? 0,
            Logins = item.Text("Logins")?.Split(' ') ?? [],
            SentLicense = item.Text("SentLicense"),
            Sends = item.Number("Sends") ?? 0,
            SerialBefore = item.Text("SerialBefore"),
            ClaimsLate = item.Text("ClaimsLate") is not null,
            IsSilent = item.Text("IsSilent") is not null,
            IsPasswordRefused = item.Text("IsPasswordRefused") is not null,
            IsLocked = item.Text("IsLocked") is not null,
            Problem = item.Text("Problem"),
            LicensesLost = item.Number("LicensesLost") ?? 0,
            Serial = item.Text("Serial"),
            Version = item.Text("Version"),
        };

    public AttributeValue ToAttribute()
    {
        var attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            ["Round"] = Round.ToAttribute(),
            ["Host"] = Host.ToAttribute(),
            ["StartedAt"] = StartedAt.ToAttribute(),
            ["Deadline"] = Deadline.ToAttribute(),
            ["Phase"] = Phase.ToString().ToAttribute(),
            ["Turns"] = Turns.ToAttribute(),
            ["PasswordRefusals"] = PasswordRefusals.ToAttribute(),
            ["Sends"] = Sends.ToAttribute(),
            ["LicensesLost"] = LicensesLost.ToAttribute(),
        };
        Add("ReachedAt", ReachedAt);
        Add("PasswordSetAt", PasswordSetAt);
        Add("LicenseSentAt", LicenseSentAt);
        Add("LicensedAt", LicensedAt);
        Add("NextAt", NextAt);
        Add("Logins", Logins.Count > 0 ? string.Join(' ', Logins) : null);
        Add("Pin", Pin);
        Add("RepinnedAfter", RepinnedAfter);
        Add("PasswordSent", PasswordSent ? "true" : null);
        Add("ClaimsLate", ClaimsLate ? "true" : null);
        Add("IsSilent", IsSilent ? "true" : null);
        Add("IsPasswordRefused", IsPasswordRefused ? "true" : null);
        Add("IsLocked", IsLocked ? "true" : null);
        Add("Problem", Problem);
        Add("SentLicense", SentLicense);
        Add("SerialBefore", SerialBefore);
        Add("Serial", Serial);
        Add("Version", Version);
        return new AttributeValue { M = attributes };

        void Add(string name, string? text)
        {
            if (text is not null)
            {
                attributes[name] = text.ToAttribute();
            }
        }
    }
}

/// <summary>What has been achieved on a firewall, in this order.</summary>
internal enum BringUpPhase
{
    /// <summary>It has its interfaces. FortiOS may still be booting.</summary>
    Started,

    /// <summary>FortiOS answered over TLS, and its key is pinned.</summary>
    Reached,

    /// <summary>The administrator has the fleet's password.</summary>
    PasswordSet,

    /// <summary>The license was sent, or is about to be.</summary>
    LicenseSent,

    /// <summary>FortiOS itself calls the license valid, and no other living firewall has its serial number.</summary>
    Licensed,
}
