# The firewalls' image, if the settings name it by FortiOS version and license instead of its id.

locals {
  finds_image = local.own_group ? module.settings.group.image != null : false
  pins_image  = local.finds_image ? module.settings.group.image.pin : false

  # Graviton instance types have a g after the generation: c6g, c7gn, im4gn, not g5 or c6in.
  image_platform = !local.finds_image ? "" : can(regex("^[a-z]+[0-9]+g[a-z]*\\.", module.settings.group.instance_type)) ? "ARM64" : "64"
  image_product  = !local.finds_image ? "" : module.settings.group.image.license == "byol" ? "AWS" : "AWSONDEMAND"
  # 7.4.8 is a single version; 7.4 means the newest version of that line.
  image_version = !local.finds_image ? "" : join("", [
    module.settings.group.image.version, can(regex("^[0-9]+\\.[0-9]+$", module.settings.group.image.version)) ? ".*" : "",
  ])
  image_name = "FortiGate-VM${local.image_platform}-${local.image_product} build* (${local.image_version}) GA*"
  # The newest image comes first. Null if there is none (any more); a pinned image stays then.
  found_image = try(data.aws_ami_ids.fortigate[0].ids[0], null)

  image_id = !local.own_group ? null : (
    local.pins_image ? terraform_data.image[0].output : local.finds_image ? local.found_image : module.settings.group.image_id
  )
}

data "aws_ami_ids" "fortigate" {
  count = local.finds_image ? 1 : 0

  owners = ["aws-marketplace"]
  # A pinned image may be deprecated while it is still in use.
  include_deprecated = true

  filter {
    name   = "name"
    values = [local.image_name]
  }
}

# The pin: the image stays until the settings ask for another one, even if AWS offers a newer one. Otherwise any plan could bring another
# image to the firewalls.
resource "terraform_data" "image" {
  count = local.pins_image ? 1 : 0

  input            = local.found_image
  triggers_replace = local.image_name

  lifecycle {
    ignore_changes = [input]
  }
}
