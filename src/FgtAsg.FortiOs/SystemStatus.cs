using System.Text.Json;

namespace FgtAsg.FortiOs;

/// <param name="Serial">The device's serial number. A license changes it.</param>
/// <param name="Version">Such as <c>v7.4.5</c>.</param>
internal sealed record SystemStatus(string? Serial, string? Version, int? Build, string? Hostname);

/// <summary>FortiOS' report about its license.</summary>
/// <param name="VmValid">Whether FortiOS calls the machine valid; null if it does not say.</param>
/// <param name="VmStatus"><c>vm_valid</c>, <c>vm_eval</c> and <c>vm_invalid</c> are known. There are other words.</param>
/// <param name="Serial">The device's serial number.</param>
internal sealed record LicenseStatus(bool? VmValid, string? VmStatus, string? Serial, string? Version)
{
    /// <summary>Exactly one pair of values is a proof.</summary>
    public bool IsProven => VmValid == true && VmStatus == "vm_valid";
}

/// <summary>FortiOS has accepted an operation.</summary>
internal sealed record Accepted
{
    public static readonly Accepted Instance = new();
}

/// <param name="Results">The value at the path.</param>
internal sealed record CmdbValue(JsonElement Results);
