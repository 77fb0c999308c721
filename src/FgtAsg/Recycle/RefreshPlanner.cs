namespace FgtAsg.Recycle;

/// <summary>Follows an instance refresh to its end. Pure.</summary>
internal static class RefreshPlanner
{
    /// <param name="status">The refresh's status; null if there is none yet.</param>
    /// <param name="detail">Auto Scaling's progress and reason.</param>
    public static RecycleAction Next(string? status, string? detail) => status switch
    {
        null => new RecycleAction.StartRefresh(),
        "Pending" or "InProgress" or "Baking" => new RecycleAction.Wait($"the instance refresh: {status}{Of(detail)}"),
        "Cancelling" or "RollbackInProgress" => new RecycleAction.Wait($"the instance refresh to end: {status}{Of(detail)}"),
        "Successful" => new RecycleAction.Done(),
        "Failed" or "Cancelled" or "RollbackFailed" or "RollbackSuccessful" => new RecycleAction.GiveUp(
            $"the instance refresh ended {status}{Of(detail)}"),
        _ => new RecycleAction.GiveUp($"the instance refresh has the status '{status}', which is not known{Of(detail)}"),
    };

    private static string Of(string? detail) => string.IsNullOrEmpty(detail) ? "" : $" ({detail})";
}
