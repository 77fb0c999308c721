namespace FgtAsg.Configuration;

/// <summary>BYOL licences.</summary>
internal sealed record LicenseOptions
{
    public const string DefaultPrefix = "licenses/";

    /// <summary>Whether a launch claims one. Licence files are taken in either way.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>How long a returned licence is not given out: the vendor's servers refuse its serial number on a new machine until then.</summary>
    public TimeSpan Cooldown { get; init; } = TimeSpan.FromMinutes(90);

    public WhenExhausted WhenExhausted { get; init; } = WhenExhausted.Abandon;

    /// <summary>Where in the bucket the licence files are; ends with a slash.</summary>
    public string Prefix { get; init; } = DefaultPrefix;
}

/// <summary>What a launch does when a pool has nothing free.</summary>
internal enum WhenExhausted
{
    /// <summary>It is undone, and the instance given up.</summary>
    Abandon,

    /// <summary>The firewall goes into service without.</summary>
    Continue,
}
