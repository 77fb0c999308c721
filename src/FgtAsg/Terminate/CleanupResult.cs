using FgtAsg.NetworkInterfaces;

namespace FgtAsg.Terminate;

/// <param name="Freed">Elastic IPs and interfaces that are freed, by id.</param>
/// <param name="Leftovers">What could not be freed, and why.</param>
/// <param name="Warnings">What a person should know besides.</param>
internal sealed record CleanupResult(IReadOnlyList<string> Freed, IReadOnlyList<Leftover> Leftovers, IReadOnlyList<string> Warnings);
