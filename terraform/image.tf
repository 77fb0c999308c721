# The firewalls' image, where it is named by FortiOS version and license instead of by its id.

locals {
  image = try(module.settings.group.image, null)
  # Graviton instance types have a g after the generation: c6g, c7gn, im4gn, not g5 or c6in.
  image_platform = can(regex("^[a-z]+[0-9]+g[a-z]*\\.", try(module.settings.group.instance_type, ""))) ? "ARM64" : "64"
  image_product  = try(local.image.license, "") == "byol" ? "AWS" : "AWSONDEMAND"
  # 7.4.8 is one version; 7.4 the newest of its line.
  image_version = can(regex("^[0-9]+\\.[0-9]+$", try(local.image.version, ""))) ? "${local.image.version}.*" : try(local.image.version, "")
  image_name    = "FortiGate-VM${local.image_platform}-${local.image_product} build* (${local.image_version}) GA*"
  # The newest comes first. Null where there is none (any more): what was pinned stays.
  found_image = try(data.aws_ami_ids.fortigate[0].ids[0], null)

  image_id = local.image == null ? try(module.settings.group.image_id, null) : local.image.pin ? terraform_data.image[0].output : local.found_image
}

data "aws_ami_ids" "fortigate" {
  count = local.image == null ? 0 : 1

  owners = ["aws-marketplace"]
  # A pinned image is in use for longer than it is offered.
  include_deprecated = true

  filter {
    name   = "name"
    values = [local.image_name]
  }
}

# The pin: the image that was found stays until another one is asked for, whatever AWS offers meanwhile. Otherwise a plan of any day could
# bring another image to the firewalls.
resource "terraform_data" "image" {
  count = try(local.image.pin, false) ? 1 : 0

  input            = local.found_image
  triggers_replace = local.image_name

  lifecycle {
    ignore_changes = [input]
  }
}
