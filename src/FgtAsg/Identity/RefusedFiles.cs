using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Identity;

/// <summary>Tells people of files that are no licenses, or none that may be given out.</summary>
internal sealed class RefusedFiles(FleetMetrics metrics, ILogger logger)
{
    public void Tell(IEnumerable<IntakeResult> results)
    {
        var count = 0;
        foreach (var result in results.Where(result => result.IsRefused))
        {
            logger.LicenseFileRefused(result.Text);
            count++;
        }

        metrics.LicenseFilesRefused(count);
    }
}
