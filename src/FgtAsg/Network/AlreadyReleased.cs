using Amazon.EC2;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Network;

/// <summary>Calls that give something back, where it may have been given back before.</summary>
internal static class AlreadyReleased
{
    /// <summary>
    /// Waits for a call that may find done already what it asks for. EC2 says so, unless the role's policy asks for a tag: what is gone has
    /// none, and the call is refused before EC2 looks at it. So a refusal counts as done where the describes show that it is, with the time
    /// that they
    /// may lag.
    /// </summary>
    /// <param name="call">The call, under way.</param>
    /// <param name="codes">By which EC2 says that it is so already.</param>
    /// <param name="isSo">Whether the describes show it.</param>
    public static async Task AllowAsync<T>(Task<T> call, IReadOnlyList<string> codes, Func<Task<bool>> isSo, RetryContext retry)
    {
        try
        {
            await call;
        }
        catch (AmazonEC2Exception e) when (codes.Contains(e.ErrorCode))
        {
            return;
        }
        catch (AmazonEC2Exception e) when (AwsErrors.Is(e, AwsErrorCodes.NotAuthorized))
        {
            if (!await retry.IsWithinLagAsync("seeing whether what was refused is gone", isSo, InstanceFinder.UnknownWindow))
            {
                throw;
            }
        }
    }
}
