using Amazon.EC2;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.Network;

/// <summary>Allows a release call to find its resource already released.</summary>
internal static class AlreadyReleased
{
    /// <summary>
    /// Awaits a call whose effect may already exist. EC2 reports this with an error code, except when the role's policy requires a tag: a
    /// deleted resource has no tags, so IAM refuses the call. A refusal therefore counts as success if the describe operations show the
    /// effect, allowing for their lag.
    /// </summary>
    /// <param name="codes">The error codes that mean "already done".</param>
    /// <param name="isSo">Whether the describe operations show the effect.</param>
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
            if (!await retry.IsWithinLagAsync("checking whether the refused resource is gone", isSo, InstanceFinder.UnknownWindow))
            {
                throw;
            }
        }
    }
}
