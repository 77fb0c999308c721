using FgtAsg.NetworkInterfaces;

namespace FgtAsg.Terminate;

/// <param name="Freed">Elastic IPs and interfaces that are freed, by id.</param>
/// <param name="LeftToEc2">Interfaces that EC2 deletes with the instance, by id.</param>
/// <param name="Leftovers">What could not be freed, and why.</param>
/// <param name="Warnings">What a person should know besides.</param>
internal sealed record CleanupResult(
    IReadOnlyList<string> Freed, IReadOnlyList<string> LeftToEc2, IReadOnlyList<Leftover> Leftovers, IReadOnlyList<string> Warnings);
