using FgtAsg.NetworkInterfaces;

namespace FgtAsg.Terminate;

/// <param name="Freed">Elastic IPs and interfaces that are freed, by id.</param>
/// <param name="LeftToEc2">Interfaces that EC2 deletes with the instance, by id.</param>
/// <param name="License">The licence that was given back; null for none.</param>
/// <param name="Hostname">The hostname that was given back; null for none.</param>
/// <param name="Leftovers">What could not be freed, and why.</param>
/// <param name="Warnings">What a person should know besides.</param>
internal sealed record CleanupResult(
    IReadOnlyList<string> Freed,
    IReadOnlyList<string> LeftToEc2,
    string? License,
    string? Hostname,
    IReadOnlyList<Leftover> Leftovers,
    IReadOnlyList<string> Warnings);
